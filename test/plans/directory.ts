import type { Directory, DirectoryPerson } from '#adapters/directory/port.ts';

export const groups = ['cn=teachers', 'cn=students'];

const person = (id: string, email: string, group: string): DirectoryPerson => ({
  ...{ id, emails: [email], login: `login-${id}`, name: `Person ${id}`, groups: [group] },
});

/** Of new people and of one who is there; the second time somebody is gone, renamed, in another group, and back the third. */
const looks: readonly (readonly DirectoryPerson[])[] = [
  [
    person('a', 'directory-a@pulse.example', 'cn=teachers'),
    person('b', 'directory-b@pulse.example', 'cn=students'),
    person('c', 'teacher-3@pulse.example', 'cn=students'),
  ],
  [
    person('b', 'directory-renamed@pulse.example', 'cn=teachers'),
    person('c', 'teacher-3@pulse.example', 'cn=teachers'),
  ],
  [person('a', 'directory-a@pulse.example', 'cn=teachers')],
];

/** A directory that says something else each time it is read, from its second look on. */
export function changingDirectory(): Directory & { next(): void } {
  let look = 0;
  return {
    place: 'directory.pulse.example',
    readPeople: async (_, reading) => {
      const people = looks[look] ?? [];
      await reading?.onPage?.(people.length);
      return [...people];
    },
    findIds: () => Promise.resolve(new Set()),
    verify: () => Promise.resolve(1),
    next() {
      look += 1;
    },
  };
}

/** How often it says something new. */
export const countLooks = looks.length;

import { shuffled, type Random } from '#kernel/seeded-random.ts';

const women = {
  first: [
    'Анна',
    'Мария',
    'Дарья',
    'Полина',
    'Екатерина',
    'Софья',
    'Алиса',
    'Вера',
    'Ксения',
    'Ольга',
    'Юлия',
    'Варвара',
  ],
  last: [
    'Иванова',
    'Смирнова',
    'Кузнецова',
    'Попова',
    'Васильева',
    'Морозова',
    'Фёдорова',
    'Михайлова',
    'Новикова',
    'Павлова',
    'Белова',
    'Орлова',
    'Громова',
    'Титова',
  ],
};
const men = {
  first: [
    'Александр',
    'Дмитрий',
    'Максим',
    'Иван',
    'Артём',
    'Михаил',
    'Никита',
    'Егор',
    'Андрей',
    'Павел',
    'Тимур',
    'Глеб',
  ],
  last: [
    'Соколов',
    'Лебедев',
    'Козлов',
    'Волков',
    'Зайцев',
    'Семёнов',
    'Голубев',
    'Виноградов',
    'Богданов',
    'Воробьёв',
    'Киселёв',
    'Макаров',
    'Гусев',
    'Ефимов',
  ],
};

export interface DemoStudent {
  /** Id in the learning system. */
  externalId: string;
  name: string;
  email: string;
  group: string;
}

/** Students of the groups, all with different names as far as the lists allow. */
export function inventStudents(groups: readonly string[], perGroup: number, random: Random): DemoStudent[] {
  const names = shuffled(
    [women, men].flatMap(({ first, last }) => last.flatMap((surname) => first.map((name) => `${surname} ${name}`))),
    random,
  );
  return groups.flatMap((group, groupIndex) =>
    Array.from({ length: perGroup }, (_, index) => {
      const number = groupIndex * perGroup + index;
      const externalId = String(367_001 + number);
      return { externalId, name: names[number] ?? externalId, email: `${externalId}@students.example`, group };
    }),
  );
}

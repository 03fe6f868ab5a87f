import { personRoles } from '#domains/people/ui/roles.ts';
import type { PeopleFilter } from '#domains/people/ui/queries.ts';

/** Which people the list shows, from the parameters of the address; what they do not say rightly is left out. */
export function peopleSearch({ search, role, state }: Record<string, unknown>): PeopleFilter {
  const known = personRoles.find((one) => one === role);
  return {
    ...(typeof search === 'string' && search !== '' && { search: search.slice(0, 100) }),
    ...(known !== undefined && { role: known }),
    ...((state === 'active' || state === 'inactive') && { state }),
  };
}

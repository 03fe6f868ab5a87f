import { writeDelimited } from './write-delimited.ts';

/** A class, its students and their results, as a system keeps them. */
export interface RosterDescription {
  readonly version: '1.1' | '1.2';
  readonly users: readonly { id: string; givenName: string; familyName: string; email: string; role: string }[];
  readonly classes: readonly { id: string; title: string }[];
  readonly enrolments: readonly { class: string; user: string }[];
  readonly lineItems: readonly {
    id: string;
    title: string;
    class: string;
    dueDate?: string;
    maximum: number;
    category?: string;
  }[];
  /** Categories of line items; weights from 1.2 on. */
  readonly categories?: readonly { id: string; title: string; weight?: number }[];
  readonly results: readonly { lineItem: string; student: string; scoreStatus: string; score?: number }[];
  /** Rows marked as deleted, and whether the bundle tells only what changed. */
  readonly deletedUsers?: readonly string[];
  readonly isDelta?: boolean;
}

type Row = readonly (string | number | undefined)[];

const changed = '2024-11-11T10:00:00.000Z';

function usersTable({ version, users, deletedUsers = [] }: RosterDescription): Row[] {
  const isFirst = version === '1.1';
  const org = isFirst ? ['orgSourcedIds', 'role'] : ['userMasterIdentifier'];
  return [
    ['sourcedId', 'status', 'dateLastModified', 'enabledUser', ...org, 'username', 'givenName', 'familyName', 'email'],
    ...users.map(({ id, givenName, familyName, email, role }): Row => {
      const own = isFirst ? ['org1', role] : [''];
      return [id, 'active', changed, 'true', ...own, id, givenName, familyName, email];
    }),
    ...deletedUsers.map((id): Row => [id, 'tobedeleted', changed]),
  ];
}

function rolesTable({ users }: RosterDescription): Row[] {
  return [
    [
      'sourcedId',
      'status',
      'dateLastModified',
      'userSourcedId',
      'roleType',
      'role',
      'beginDate',
      'endDate',
      'orgSourcedId',
    ],
    ...users.map(({ id, role }): Row => [`r-${id}`, 'active', changed, id, 'primary', role, '', '', 'org1']),
  ];
}

function tablesOf(bundle: RosterDescription): Record<string, Row[]> {
  const { classes, users, enrolments, categories, lineItems, results, version } = bundle;
  const roleOf = new Map(users.map(({ id, role }) => [id, role]));
  return {
    users: usersTable(bundle),
    ...(version === '1.2' && { roles: rolesTable(bundle) }),
    classes: [
      ['sourcedId', 'status', 'dateLastModified', 'title', 'grades', 'courseSourcedId', 'classCode', 'classType'],
      ...classes.map(({ id, title }): Row => [id, 'active', changed, title, '', 'c1', '', 'scheduled']),
    ],
    enrollments: [
      [
        'sourcedId',
        'status',
        'dateLastModified',
        'classSourcedId',
        'schoolSourcedId',
        'userSourcedId',
        'role',
        'primary',
      ],
      ...enrolments.map((one, index): Row => {
        const role = roleOf.get(one.user);
        return [`e${String(index)}`, 'active', changed, one.class, 'org1', one.user, role, 'false'];
      }),
    ],
    ...(categories && {
      categories: [
        ['sourcedId', 'status', 'dateLastModified', 'title', ...(version === '1.2' ? ['weight'] : [])],
        ...categories.map(({ id, title, weight }): Row => {
          return [id, 'active', changed, title, ...(version === '1.2' ? [weight] : [])];
        }),
      ],
    }),
    lineItems: [
      [
        'sourcedId',
        'status',
        'dateLastModified',
        'title',
        'dueDate',
        'classSourcedId',
        'resultValueMin',
        'resultValueMax',
        'categorySourcedId',
      ],
      ...lineItems.map(({ id, title, dueDate, maximum, category, ...one }): Row => {
        return [id, 'active', changed, title, dueDate, one.class, 0, maximum, category];
      }),
    ],
    results: [
      [
        'sourcedId',
        'status',
        'dateLastModified',
        'lineItemSourcedId',
        'studentSourcedId',
        'scoreStatus',
        'score',
        'scoreDate',
      ],
      ...results.map(({ lineItem, student, scoreStatus, score }, index): Row => {
        return [`s${String(index)}`, 'active', changed, lineItem, student, scoreStatus, score, '2024-11-10'];
      }),
    ],
  };
}

/** Writes the tables of a OneRoster bundle and its manifest, by the names of their files. */
export function writeOneroster(bundle: RosterDescription): Record<string, Uint8Array<ArrayBuffer>> {
  const tables = tablesOf(bundle);
  const mode = bundle.isDelta ? 'delta' : 'bulk';
  const names = [
    'orgs',
    'courses',
    'demographics',
    'users',
    'roles',
    'classes',
    'enrollments',
    'categories',
    'lineItems',
    'results',
  ];
  const manifest: Row[] = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', bundle.version],
    ...names.map((name): Row => [`file.${name}`, name in tables ? mode : 'absent']),
  ];
  return Object.fromEntries(
    Object.entries({ manifest, ...tables }).map(([name, rows]) => [`${name}.csv`, writeDelimited(rows)]),
  );
}

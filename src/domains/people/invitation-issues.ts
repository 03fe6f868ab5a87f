/** What can be wrong with a table of people, with the remedy. {{…}} are parameters. */
export const invitationIssues = {
  'table.no_header': {
    ru: 'Не найдены столбцы «Имя» и «Почта». Назовите их в первой строке, как в шаблоне.',
    en: 'There are no columns "Name" and "E-mail". Name them in the first row, as in the template.',
  },
  'table.column_twice': {
    ru: 'Два столбца значат одно и то же. Оставьте один.',
    en: 'Two columns mean the same. Keep one.',
  },
  'table.no_rows': {
    ru: 'Под заголовком нет ни одной строки. Впишите людей и загрузите файл снова.',
    en: 'There is no row below the header. Fill in the people and upload the file again.',
  },
  'table.too_many_rows': {
    ru: 'В таблице больше {{max}} строк. Разделите её на части.',
    en: 'The table has more than {{max}} rows. Split it.',
  },
  'row.name_missing': { ru: 'Нет имени. Впишите его.', en: 'The name is missing. Fill it in.' },
  'row.name_too_long': {
    ru: 'Имя длиннее {{max}} символов. Сократите его.',
    en: 'The name is longer than {{max}} characters. Shorten it.',
  },
  'row.email_missing': {
    ru: 'Нет адреса почты. Впишите его: на него придёт приглашение.',
    en: 'The e-mail address is missing. Fill it in: the invitation goes there.',
  },
  'row.email_wrong': {
    ru: 'Это не адрес почты. Исправьте, например anna@university.ru.',
    en: 'This is not an e-mail address. Correct it, e.g. anna@university.edu.',
  },
  'row.email_twice': {
    ru: 'Этот адрес уже есть в строке {{other}}. Оставьте одну строку с общим списком ролей.',
    en: 'Row {{other}} has this address already. Keep one row with all the roles.',
  },
  'row.login_wrong': {
    ru: 'Логин не подходит: нужны от 2 до 64 латинских букв, цифр, точек, дефисов и подчёркиваний. Исправьте или оставьте пустым.',
    en: 'The login will not do: use 2 to 64 Latin letters, digits, dots, hyphens and underscores, or leave it empty.',
  },
  'row.login_twice': {
    ru: 'Этот логин уже есть в строке {{other}}. Дайте другой или оставьте пустым.',
    en: 'Row {{other}} has this login already. Choose another or leave it empty.',
  },
  'row.login_taken': {
    ru: 'Этот логин уже у другого человека. Дайте другой или оставьте пустым.',
    en: 'Another person has this login. Choose another or leave it empty.',
  },
  'row.role_unknown': {
    ru: 'Такой роли нет. Роли: студент, преподаватель, РОП, оператор, администратор; несколько через запятую.',
    en: 'There is no such role. Roles: student, teacher, programme head, operator, administrator; several by commas.',
  },
  'row.course_unknown': {
    ru: 'Такого курса нет. Впишите название точно как на странице «Курсы»; несколько через точку с запятой.',
    en: 'There is no such course. Write its name as on the page "Courses"; several by semicolons.',
  },
  'row.course_ambiguous': {
    ru: 'Курсов с таким названием несколько. Оставьте пусто и назначьте курс на странице человека.',
    en: 'Several courses have this name. Leave it empty and assign the course on the page of the person.',
  },
  'row.course_needs_teacher': {
    ru: 'Курс назначают преподавателю. Добавьте роль «преподаватель» или уберите курс.',
    en: 'A course is assigned to a teacher. Add the role "teacher" or remove the course.',
  },
  'row.programme_unknown': {
    ru: 'Такой программы нет. Проверьте название; несколько через точку с запятой.',
    en: 'There is no such programme. Check its name; several by semicolons.',
  },
  'row.programme_needs_head': {
    ru: 'Программу назначают руководителю. Добавьте роль «РОП» или уберите программу.',
    en: 'A programme is assigned to its head. Add the role "programme head" or remove the programme.',
  },
  'row.erased': {
    ru: 'Этот человек удалён по запросу. Уберите строку; если он вернулся, сначала снимите запрет на странице «Стёртые».',
    en: 'This person was erased on request. Remove the row; if they have come back, lift this on the page "Erased people" first.',
  },
  'row.access_closed': {
    ru: 'У этого человека закрыт доступ. Откройте его на странице человека или уберите строку.',
    en: 'The access of this person is closed. Open it on the page of the person, or remove the row.',
  },
} as const satisfies Record<string, { ru: string; en: string }>;

export type InvitationIssueCode = keyof typeof invitationIssues;

/** A fault before it is put into words. */
export interface FoundFault {
  readonly code: InvitationIssueCode;
  readonly row?: number;
  /** Which of the table's columns; 0-based. */
  readonly column?: number | undefined;
  readonly value?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

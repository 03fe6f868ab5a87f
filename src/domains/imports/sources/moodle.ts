import { defineScoreSource } from './define-score-source.ts';
import { columnOf, columnsOf, headerWords } from './header-words.ts';
import { normalisedName } from './names.ts';
import type { LayoutColumn, LayoutColumns, LayoutHeader, ScoreForm } from './score-layout.ts';

const lastName = ['last name', 'surname', 'фамилия', 'nachname'];
const firstName = ['first name', 'имя', 'vorname'];
const email = ['email address', 'email', 'адрес электронной почты', 'e-mail-adresse', 'e-mail'];
const idNumber = ['id number', 'индивидуальный номер', 'id-nummer'];
const login = ['username', 'логин', 'anmeldename'];
const aboutStudent = [
  ...idNumber,
  'institution',
  'department',
  'учреждение (организация)',
  'учреждение',
  'отдел',
  'abteilung',
];

/** When the grades were last exported, which Moodle adds at the end. */
const lastDownload =
  /^(?:last downloaded from this course|последние загруженные из этого курса|zuletzt .*\bkurs\b.*)$/i;
const forms: readonly (readonly [ScoreForm | 'feedback', RegExp])[] = [
  ['points', /\s*\((?:Real|Значение|Punkte)\)$/i],
  ['percent', /\s*\((?:Percentage|Проценты?|Prozentsatz|Prozentwert|Prozent)\)$/i],
  ['letters', /\s*\((?:Letter|Буквы?|Буквенная оценка|Notenstufe|Buchstabe)\)$/i],
  ['feedback', /\s*\((?:Feedback|Отзыв|Комментарий|Rückmeldung)\)$|^(?:Feedback|Отзыв): /i],
];
/** The better form of two columns of one item comes first. */
const order: readonly ScoreForm[] = ['points', 'percent', 'letters'];

/** `Quiz: `, `Задание:`: the kind of module, which categories, the course and items made by hand do not have. */
const module = /^[\p{L}\d][^:]{0,40}:/u;
const total =
  /(?:^|\s)total$|^итого(?:\s|$)|^итогов(?:ая|ый) (?:оценка|балл)|^категория(?:\s|$)|gesamt$|^gesamt|^summe(?:\s|$)/;

interface Item {
  readonly name: string;
  readonly form: ScoreForm | 'feedback';
  readonly isShown: boolean;
}

function itemOf(header: string): Item {
  const found = forms.find(([, suffix]) => suffix.test(header));
  return { name: header.replace(found?.[1] ?? /$/, ''), form: found?.[0] ?? 'points', isShown: found !== undefined };
}

/** Each item once, in the best of the forms in which the file shows it. */
function columns({ headers }: LayoutHeader): LayoutColumns {
  const names = columnsOf(headers, ...lastName, ...firstName);
  const id = columnOf(headers, ...email, ...idNumber, ...login);
  const username = columnOf(headers, ...login);
  const taken = new Map<string, { readonly form: ScoreForm; readonly index: number }>();
  const items = headers.map(itemOf);
  for (const [index, { name, form, isShown }] of items.entries()) {
    const other = taken.get(normalisedName(name));
    if (form === 'feedback' || !isShown) continue;
    if (!other || order.indexOf(form) < order.indexOf(other.form)) taken.set(normalisedName(name), { form, index });
  }
  const roles = headers.map((header, index): LayoutColumn => {
    const { name, form, isShown } = itemOf(header);
    if (index === id || index === username || names.includes(index)) return { role: 'person' };
    if (aboutStudent.includes(headerWords(header)) || lastDownload.test(header)) return { role: 'other' };
    if (header === '') return { role: 'unclear' };
    if (form === 'feedback') return { role: 'other' };
    if (!module.test(name) && total.test(normalisedName(name))) return { role: 'total' };
    const best = taken.get(normalisedName(name));
    // A second column of the same form is another item of the same name, not another form of this one.
    if (isShown && best && best.form !== form) return { role: 'other' };
    return { role: 'score', name, form };
  });
  return { id, email: columnOf(headers, ...email), login: username, names, columns: roles };
}

/**
 * The grader export of Moodle (grade/export of moodle), as text, xlsx or ods, in English, Russian and German. Its
 * students are known by their e-mail addresses: it is the one thing that every such export has and nobody shares.
 */
export const moodle = defineScoreSource({
  id: 'moodle',
  system: 'moodle',
  title: 'Moodle',
  courseInFileName: /^(.+?)[ _](?:Grades|Оценки|Bewertungen|Noten)-\d{8}_\d{4}/i,
  identity: 'Email address / Адрес электронной почты, ID number / Индивидуальный номер',
  recognise(headers) {
    const people = [lastName, firstName, [...email, ...idNumber]].filter(
      (names) => columnOf(headers, ...names) !== undefined,
    ).length;
    const own = headers.filter((header) => lastDownload.test(header) || itemOf(header).isShown).length;
    return { score: people < 3 ? 0 : own > 0 ? 1 : 0.7, evidence: { people, own } };
  },
  columns,
});

/** An activity by what tells its topic. */
export interface NamedActivity {
  readonly id: number;
  readonly name: string;
  /** What its source says it is about. */
  readonly topic: string | null;
}

const numbered =
  /^(тема|раздел|модуль|глава|неделя|блок|topic|unit|section|module|chapter|week)\s*№?\s*(\d{1,3})(?:[.:)]+|\s*[—–-]+|(?=\s)|$)\s*(.*)$/iu;
/** Beginnings of words for what an activity is, not what it is about; endings of up to two letters follow. */
const kindStems = [
  ...['тест', 'задани', 'задач', 'работ', 'лекци', 'практик', 'практическ', 'семинар', 'опрос', 'экзамен', 'зачет'],
  ...['проект', 'эссе', 'доклад', 'лаб', 'лаба', 'лабораторн', 'домашн', 'контрольн', 'самостоятельн', 'дз', 'кр'],
  ...['итогов', 'промежуточн', 'входн', 'test', 'quiz', 'quizz', 'assignment', 'work', 'task', 'lecture', 'practice'],
  ...['seminar', 'exam', 'project', 'essay', 'lab', 'exercise', 'homework', 'hw', 'final', 'mid', 'term', 'midterm'],
];
const separator = /\s*(?::|\s[—–-]\s|\.\s|\s\/\s)\s*/u;

const tidy = (text: string): string => text.trim().replace(/[\s.:;,—–-]+$/u, '');
const keyOf = (text: string): string => tidy(text).toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ');

/** Whether words say what an activity is and which one, and nothing of what it is about: «Лабораторная 2», "Quiz 3". */
function isKindOnly(text: string): boolean {
  const words = keyOf(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.every((word) => kindStems.some((stem) => word.startsWith(stem) && word.length <= stem.length + 2));
}

/** What a name alone says: a numbered topic with its title, or what stands behind the kind of the activity. */
function candidateOf(name: string): { key: string; label: string } | undefined {
  const [, word, number, rest = ''] = numbered.exec(name.trim()) ?? [];
  if (word !== undefined && number !== undefined) {
    const [title = ''] = rest.split(separator);
    const isTitle = title !== '' && !isKindOnly(tidy(title));
    return {
      key: `${word} ${number}`.toLocaleLowerCase('ru'),
      label: `${word} ${number}${isTitle ? `. ${tidy(title)}` : ''}`,
    };
  }
  const [first = '', ...others] = name.trim().split(separator);
  const about = tidy(others[0] ?? '');
  if (about === '' || isKindOnly(about) || !isKindOnly(tidy(first))) return undefined;
  return { key: keyOf(about), label: about };
}

/** Beginnings up to a separator that several names share, by activity. */
function sharedBeginnings(activities: readonly NamedActivity[]): Map<number, string> {
  const beginnings = activities.flatMap(({ id, name }) => {
    const [first = '', ...others] = name.trim().split(separator);
    return others.length === 0 || isKindOnly(tidy(first)) ? [] : [{ id, label: tidy(first) }];
  });
  const groups = Map.groupBy(beginnings, ({ label }) => keyOf(label));
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.length < 2 ? [] : group.map(({ id, label }) => [id, label] as const),
    ),
  );
}

/**
 * What each activity is about, by id: what its source says, else a numbered topic («Тема 3. Матрицы», "Week 2"), else what
 * stands behind its kind («Лабораторная 2: SQL»), else a beginning that it shares with others («Матрицы: тест»,
 * «Матрицы: задание»). Activities of one topic get one name, the longest that is found. Of others nothing is known.
 */
export function topicsOf(activities: readonly NamedActivity[]): Map<number, string> {
  const shared = sharedBeginnings(activities);
  const found = activities.flatMap(({ id, name, topic }) => {
    if (topic !== null) return [{ id, key: keyOf(topic), label: tidy(topic) }];
    const candidate = candidateOf(name);
    if (candidate) return [{ id, ...candidate }];
    const beginning = shared.get(id);
    return beginning === undefined ? [] : [{ id, key: keyOf(beginning), label: beginning }];
  });
  const labels = new Map<string, string>();
  for (const { key, label } of found) {
    if (label.length > (labels.get(key) ?? '').length) labels.set(key, label);
  }
  return new Map(found.map(({ id, key, label }) => [id, labels.get(key) ?? label]));
}

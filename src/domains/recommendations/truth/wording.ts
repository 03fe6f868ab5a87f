import type { FaultCode } from './known.ts';

/** What no recommendation says, whatever its facts; in the languages of the interface. */
const forbidden: readonly (readonly [FaultCode, RegExp])[] = [
  [
    'address',
    /https?:|www\.|\bmailto:|javascript:|data:|\p{L}@\p{L}|t\.me|(?<=\p{L})\.(?:ru|com|org|net|edu|io|info)(?!\p{L})/giu,
  ],
  ['markup', /[<>`[\]{}|\\^~]|^\s*#{1,6}\s|^\s*>|^\s*(?:-{3,}|\*{3,}|={3,})\s*$|!\[/gmu],
  [
    'tone',
    /(?<!\p{L})(?:стыд|позор|лен(?:ив|ит|тя|ь(?!\p{L}))|глуп|туп(?:ой|ая|ые|ица)|идиот|дурак|безнад[её]ж|бездар|отчисл|выгон|накаж|наказ(?:ан|ыв)|провалите|вы обязаны|немедленно|shame|lazy|stupid|dumb|idiot|hopeless|worthless|expel|punish|pathetic|you must|immediately|or else)\p{L}*/giu,
  ],
  ['tone', /!{2,}|\?{2,}/gu],
  [
    'judgement',
    /(?<!\p{L})(?:вероятност|балл\p{L}* риска|оценк\p{L}* риска|уров\p{L}* риска|probabilit|likelihood|risk score|risk level|at risk)\p{L}*/giu,
  ],
  [
    'of_others',
    /(?<!\p{L})(?:медиан|одногруппник|однокурсник|других студент|другие студент|большинств\p{L}* (?:студент|группы)|лучш\p{L}* (?:студент|четверт)|median|classmates?|other students|the rest of (?:the )?(?:class|group|course)|most students|top students)\p{L}*/giu,
  ],
  [
    'leak',
    /(?<!\p{L})(?:промпт|системн\p{L}* (?:сообщени|инструкци)|мо[ияё]\p{L}* инструкци|инструкци\p{L}* (?:для )?модел|как мне велено|языков\p{L}* модел|нейросет|искусственн\p{L}* интеллект|json|system prompt|prompt|my instructions|as instructed|language model|as an ai|an ai (?:model|assistant)|fact sheet|ignore (?:all|previous|the)|игнориру)\p{L}*/giu,
  ],
];

/** Said to no student, and what the staff speaks of every day. */
const ofStudents: ReadonlySet<FaultCode> = new Set(['judgement', 'of_others']);

/** Faults of wording in a text whose names are masked. */
export function checkWording(text: string, isForStaff = false): { code: FaultCode; words: string }[] {
  const found = forbidden
    .filter(([code]) => !isForStaff || !ofStudents.has(code))
    .flatMap(([code, pattern]) => [...text.matchAll(pattern)].map(([words]) => ({ code, words: words.trim() })));
  const shouted = [...text.matchAll(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu)].map(([words]) => ({
    code: 'tone' as const,
    words,
  }));
  return [...found, ...shouted];
}

/** Words in a row that are somebody's own. */
const run = 7;
const wordsOf = (text: string): string[] => text.toLocaleLowerCase('ru').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of a text that repeat, in a row, what must not be told. */
export function repeats(text: string, untold: readonly string[]): string | undefined {
  const known = new Set(untold.flatMap((one) => rowsOf(wordsOf(one))));
  return rowsOf(wordsOf(text)).find((row) => known.has(row));
}

const rowsOf = (words: readonly string[]): string[] =>
  words.slice(0, Math.max(0, words.length - run + 1)).map((_, at) => words.slice(at, at + run).join(' '));

/** The commonest words of a language, and those that overviews are made of. */
const common = {
  ru: new Set(
    'и в на с со вы вас вам ваш ваша ваши это до по не к из что для чтобы если так уже ещё еще от о за но или как при у сейчас можно лучше будет пока его их этой эту этого вместе начните с курса курсе теме темы тему все курсы курсов студентов студента зоне неделю неделе посещаемость данные сроков ждут оценки'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the a an and you your to of is are it in on with by for from that this if be as at has have was can so or not before after again now then one all courses students zone week attendance data deadlines old'.split(
      ' ',
    ),
  ),
};
const fewWords = 12;
const letters = { ru: /[а-яё]/giu, en: /[a-z]/giu };
/** Letters of neighbours: other languages of the same script. */
const strange = { ru: /[іїєґўјљњђћџ]/iu, en: /[äöüßéèêàçñåøæîï]/iu };

/** Whether texts are in a language: by its letters, and by its commonest words. */
export function isIn(language: 'ru' | 'en', text: string): boolean {
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  const own = text.match(letters[language])?.length ?? 0;
  if (all === 0) return true;
  if (own / all < 0.7 || strange[language].test(text)) return false;
  const words = wordsOf(text).filter((word) => /\p{L}/u.test(word));
  // A line of a few words may have none of the commonest.
  if (words.length < fewWords) return true;
  return words.filter((word) => common[language].has(word)).length >= 0.1 * words.length;
}

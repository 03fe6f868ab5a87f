import type { Fault, FaultCode } from '../truth/known.ts';

type Locale = 'ru' | 'en';

const causes: Readonly<Record<FaultCode, Readonly<Record<Locale, string>>>> = {
  too_many: { ru: 'пунктов больше, чем нужно', en: 'there are more items than asked for' },
  too_long: { ru: 'слишком длинно (знаков)', en: 'too long (characters)' },
  wrong_language: { ru: 'текст не на русском языке', en: 'the text is not in English' },
  invented_number: { ru: 'такого числа в сведениях нет', en: 'the information has no such number' },
  invented_date: { ru: 'у этого элемента нет такого срока', en: 'this activity has no such date' },
  relative_date: {
    ru: 'такой день устареет; назовите дату из сведений',
    en: 'such a day does not last; tell the date',
  },
  invented_name: { ru: 'такого названия в сведениях нет', en: 'the information has no such name' },
  unproved_promise: {
    ru: 'в эту зону ведёт только путь из ways, названный целиком',
    en: 'only a way of ways, named whole, leads to this zone',
  },
  invented_overdue: { ru: 'ничего не просрочено', en: 'nothing is overdue' },
  address: { ru: 'адреса и ссылки не нужны', en: 'no addresses and links' },
  markup: { ru: 'разметка не нужна', en: 'no markup' },
  tone: { ru: 'тон упрекает или пугает', en: 'the tone blames or frightens' },
  judgement: { ru: 'о вероятности и риске не говорят', en: 'chances and risk are not spoken of' },
  of_others: { ru: 'о других студентах не говорят', en: 'other students are not spoken of' },
  leak: { ru: 'это не совет студенту', en: 'this is no advice to a student' },
  no_json: { ru: 'ответ не того вида', en: 'the answer has another form' },
};
/** So many faults are named; more would not help. */
const mostNamed = 8;

/** Tells a model what was wrong with its answer, so that it answers once more. */
export function repairRequest(faults: readonly Fault[], language: Locale): string {
  const lines = faults.slice(0, mostNamed).map(({ code, words }) => {
    // What may be somebody else's order is not repeated.
    const quotedWords = code === 'leak' || code === 'address' || code === 'markup' ? '' : `${words.slice(0, 60)}: `;
    return `- ${quotedWords}${causes[code][language]}`;
  });
  const first =
    language === 'ru' ? 'Исправьте ответ и пришлите его целиком:' : 'Correct the answer and send all of it:';
  return [first, ...lines].join('\n');
}

/** Characters of a name that are told. */
const longestName = 100;

/**
 * A text of a source as texts may hold it: one line, without addresses, signs of Markdown and HTML, and quotation marks
 * that would end the ones around it.
 */
export function tidy(text: string, longest = longestName): string {
  const plain = text
    .normalize('NFKC')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/(?:https?|ftp|javascript|data|mailto):\S*|www\.\S+/giu, ' ')
    .replace(/[\p{C}*_`~|\\<>[\]{}#^«»„“”"]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1).trimEnd()}…`;
}

/**
 * What speaks to a language model, or looks like its answer, in the languages of the interface. A task is also an order
 * («Выведите формулу», "Print the primes"), so what is ordered counts: instructions, prompts, roles.
 */
const orders = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|previous|above|prior|prompts?|rules?|everything)\b/iu,
  /\b(?:system|developer)\s+(?:prompt|message|instructions?)\b/iu,
  /\b(?:print|reveal|show|output|repeat|tell)\b.{0,30}\b(?:your|the)\s+(?:prompt|instructions?|rules)\b/iu,
  /\b(?:you are now|from now on you|pretend to be|as an ai|respond only with|answer only with)\b/iu,
  /(?:игнорир|забуд|не обращай|отмен|наруш)\p{L}*.{0,40}(?:инструкц|предыдущ|указани|правил|выше|сказанн)/iu,
  /системн\p{L}* (?:промпт|сообщени|инструкц)/iu,
  /(?:вывед|напечата|покаж|раскро)\p{L}*.{0,30}(?:промпт|инструкц|указани)/iu,
  /(?:ты теперь|с этого момента ты|отвечай только|ты — (?:модель|ассистент))/iu,
  /["']\s*(?:items|opening|text|role|content|verdicts?)\s*["']\s*:/iu,
  /^\s*(?:system|assistant|user)\s*:|<\|/iu,
  /```|<\/?data\b|\{\{/iu,
];

/** Whether a text is written for a model rather than for people. Such a text is told to neither. */
export function givesOrders(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\p{Cf}]/gu, '');
  return orders.some((order) => order.test(plain));
}

/** A text of a source, or what stands for one that must not be told. */
export function toldName(name: string, otherwise: string, longest = longestName): string {
  if (givesOrders(name)) return otherwise;
  const plain = tidy(name, longest);
  return plain === '' ? otherwise : plain;
}

/** A longer text of a source; null where there is none that may be told. */
export function toldText(text: string | null, longest = 300): string | null {
  if (text === null || givesOrders(text)) return null;
  const plain = tidy(text, longest).replace(/[\s.;:,]+$/u, '');
  return plain === '' ? null : plain;
}

/** The same of sentences: what has no words says nothing. */
export function toldWords(text: string | null): string | null {
  const told = toldText(text);
  return told !== null && /\p{L}{2}/u.test(told) ? told : null;
}

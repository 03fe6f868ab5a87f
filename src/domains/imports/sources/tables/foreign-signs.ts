/**
 * Headers that only systems write. A file of a system that has lost what tells its students apart is exported again, or
 * mapped by somebody, not guessed at: read as a table its students would be strangers to those of that system.
 */
const signs: readonly RegExp[] = [
  / - (?:Max Points|Submission Time|Lateness \(H:M:S\))$/i,
  / Points Grade(?: <.*>)?$|^End-of-Line Indicator$/i,
  /\[Total Pts: /i,
  / \((?:Real|Значение|Punkte|Percentage|Проценты?|Prozentsatz|Letter|Буквы?|Feedback|Отзыв)\)$/i,
  / \((?:Earned|Possible|Avg)\)$/,
  /^SIS (?:User|Login) ID$|\(read only\)$/i,
  /^(?:sourcedId|userSourcedId)$/,
];

export function isOfSystem(headers: readonly string[]): boolean {
  return headers.some((header) => signs.some((sign) => sign.test(header)));
}

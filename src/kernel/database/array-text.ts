/**
 * Numbers as the text of an SQL array, NaN as null. The driver writes arrays one quoted element at a time, which for a
 * million of them takes a second.
 */
export function numbersText(numbers: ArrayLike<number>): string {
  const texts = new Array<string>(numbers.length);
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] ?? NaN;
    texts[place] = Number.isNaN(number) ? 'NULL' : String(number);
  }
  return `{${texts.join(',')}}`;
}

import { nine, zero } from './bytes.ts';

const point = 0x2e;
const minus = 0x2d;
const plus = 0x2b;
/** As many digits a computer's number keeps without a doubt. */
const exactDigits = 15;

/** Reads numbers as XML writes them: `12`, `-0.5`, `1.5E-7`. */
export class NumberScanner {
  readonly #bytes: Buffer;
  /** Behind the last byte of the number that was read last. */
  end = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /**
   * @param isIndex only digits are taken, at most nine of them
   * @returns undefined when there is no number
   */
  scan(from: number, isIndex: boolean): number | undefined {
    const isNegative = !isIndex && this.#bytes[from] === minus;
    const start = isNegative ? from + 1 : from;
    this.end = start;
    const whole = this.#digits(0);
    const wholeDigits = this.end - start;
    if (wholeDigits === 0) return undefined;
    if (isIndex) return wholeDigits <= 9 ? whole : undefined;
    let found = whole;
    let fraction = 0;
    if (this.#bytes[this.end] === point) {
      this.end += 1;
      const pointAt = this.end;
      found = this.#digits(whole);
      fraction = this.end - pointAt;
      if (fraction === 0) return undefined;
    }
    const exponent = this.#skipExponent();
    if (exponent === 'broken') return undefined;
    // A whole number divided by a power of ten, both of which are exact, is rounded once, as the text itself would be.
    if (exponent === 'some' || wholeDigits + fraction > exactDigits)
      return Number(this.#bytes.toString('latin1', from, this.end));
    const positive = fraction === 0 ? found : found / 10 ** fraction;
    return isNegative ? -positive : positive;
  }

  /** Reads digits that follow a number. */
  #digits(before: number): number {
    let found = before;
    for (let byte = this.#bytes[this.end] ?? 0; byte >= zero && byte <= nine; byte = this.#bytes[this.end] ?? 0) {
      found = found * 10 + byte - zero;
      this.end += 1;
    }
    return found;
  }

  #skipExponent(): 'none' | 'some' | 'broken' {
    const mark = this.#bytes[this.end];
    if (mark !== 0x45 && mark !== 0x65) return 'none';
    const sign = this.#bytes[this.end + 1];
    this.end += sign === minus || sign === plus ? 2 : 1;
    const start = this.end;
    this.#digits(0);
    return this.end > start ? 'some' : 'broken';
  }
}

import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Print the result as JSON and nothing else. */
  readonly json: boolean;
  /** Keep the result in bench/results, from which docs/performance.md is made. */
  readonly write: boolean;
  /** Measure less, in under a minute: to see that it works, not to quote. */
  readonly quick: boolean;
  readonly positionals: readonly string[];
  /** The number given as --name, else the usual one, or the quick one with --quick. @throws when it is not above 0 */
  number(name: string, usual: number, quick?: number): number;
  /** The text given as --name. @throws when there is none */
  text(name: string): string;
}

/**
 * Reads the command line of a bench.
 *
 * @param names its options besides --json, --write and --quick; each takes a value
 * @throws on an option it does not know
 */
export function readOptions(names: readonly string[] = [], parameters = process.argv.slice(2)): BenchOptions {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])),
    },
  });
  const given = new Map<string, string | boolean | undefined>(Object.entries(values));
  const isOn = (name: string): boolean => given.get(name) === true;
  return {
    json: isOn('json'),
    write: isOn('write'),
    quick: isOn('quick'),
    positionals,
    number(name, usual, quick = usual) {
      const text = given.get(name);
      if (text === undefined) return isOn('quick') ? quick : usual;
      const number = Number(text);
      if (!(number > 0)) throw new Error(`--${name} ${text}: must be a number above 0`);
      return number;
    },
    text(name) {
      const text = given.get(name);
      if (typeof text !== 'string') throw new Error(`--${name} is missing`);
      return text;
    },
  };
}

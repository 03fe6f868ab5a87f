import { readFileSync } from 'node:fs';

/** A block of the frame: fills its parameters with texts that are escaped, or with markup of ours. */
type Fill = (params: Readonly<Record<string, string>>) => string;

/** The frame of all letters, taken apart. Texts put in are never read for parameters again. */
export interface LetterFrame {
  /** The whole letter: `lang`, `subject`, `preview`, `blocks`, `footer`. */
  readonly letter: Fill;
  readonly paragraph: Fill;
  readonly heading: Fill;
  readonly item: Fill;
  /** `url` and `text`. */
  readonly button: Fill;
}

let loaded: LetterFrame | undefined;

/** The frame, read once: MJML is compiled when the program is built (`./pulse schema`), so that a letter costs microseconds. */
export function letterFrame(): LetterFrame {
  loaded ??= takeApart(readFileSync(new URL('./frame.html', import.meta.url), 'utf8'));
  return loaded;
}

function takeApart(html: string): LetterFrame {
  const { before, inner, after } = cut(html, 'blocks');
  return {
    letter: fill(`${before}{{blocks}}${after}`),
    paragraph: fill(cut(inner, 'paragraph').inner),
    heading: fill(cut(inner, 'heading').inner),
    item: fill(cut(inner, 'item').inner),
    button: fill(cut(inner, 'button').inner),
  };
}

/** A parameter stands as `{{ name }}`. */
function fill(template: string): Fill {
  return (params) => template.replaceAll(/\{\{ ?(\w+) ?\}\}/g, (whole, name: string) => params[name] ?? whole);
}

/** What stands between the comments `<!--name-->` and `<!--/name-->`, and on both sides. */
function cut(html: string, name: string): { before: string; inner: string; after: string } {
  const [before = '', inner, after] = html.split(new RegExp(`<!--/?${name}-->`));
  if (inner === undefined || after === undefined) throw new Error(`the frame of letters has no block ${name}`);
  return { before, inner, after };
}

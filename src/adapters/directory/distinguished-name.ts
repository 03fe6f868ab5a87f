/**
 * A distinguished name so that two ways to write the same one are equal: small letters, no blanks around commas and equal
 * signs, escapes resolved and written in one way (RFC 4514). What is none stays a text that equals itself.
 *
 * @example sameName('CN=Staff\\2C all, DC=Example') === sameName('cn=staff\\, all,dc=example')
 */
export function sameName(name: string): string {
  return splitUnescaped(name, ',')
    .map((part) =>
      splitUnescaped(part, '+')
        .map((pair) => {
          const [attribute = '', ...value] = splitUnescaped(pair, '=');
          return `${attribute.trim()}=${escape(trimUnescaped(value.join('=')))}`;
        })
        .sort()
        .join('+'),
    )
    .join(',')
    .toLowerCase();
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === separator) {
      parts.push('');
      continue;
    }
    const taken = character === '\\' ? text.slice(at, at + 2) : character;
    parts.push((parts.pop() ?? '') + taken);
    at += taken.length - 1;
  }
  return parts;
}

function trimUnescaped(value: string): string {
  const begun = value.trimStart();
  const ended = begun.trimEnd();
  return ended.endsWith('\\') && ended.length < begun.length ? `${ended} ` : ended;
}

/** Every escape becomes its character; then what has a meaning is escaped, in one way. */
function escape(value: string): string {
  const plain = value.replaceAll(/(?:\\[0-9a-f]{2})+|\\./gi, (escaped) =>
    /^\\[0-9a-f]{2}/i.test(escaped)
      ? Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString('utf8')
      : escaped.slice(1),
  );
  return plain.replaceAll(/[\\,+=]/g, (character) => `\\${character}`);
}

/** Throws when the text is no key of a file: a relative path of plain names, which leads nowhere else. */
export function assertFileKey(key: string): void {
  if (!/^[\w-]+(\/[\w.-]+)*$/.test(key) || key.includes('..')) throw new Error(`not a file key: ${key}`);
}

// A reading process reads one file at a time: what it counts here is of that file.

/** Rows between two looks at the listener: a row is read in microseconds. */
const stride = 100;

let listener: ((read: number, known: number) => void) | undefined;
let read = 0;
let known = 0;

/** Counts anew, for the next file. From now on `onRows` is told of rows that are read; `known` rows are there so far as was seen. */
export function followRows(onRows: (read: number, known: number) => void): void {
  listener = onRows;
  read = known = 0;
}

/** So many more rows are there to be read. */
export function expectRows(count: number): void {
  known += count;
}

/** One more row is read. */
export function countRow(): void {
  read += 1;
  if (read % stride === 0) listener?.(read, Math.max(read, known));
}

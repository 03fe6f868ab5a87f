import { resultStatuses, type ResultStatus } from '#domains/gradebook/contract.ts';

/** What a file says of a student's activity. */
export interface CellReading {
  /** `failed` is done, but below the pass mark: it counts as done and as failed. */
  readonly status: ResultStatus;
  readonly score?: number;
  /** When it was done; of an `attempted` activity, when it was tried. */
  readonly completedAt?: string;
  /** The deadline of this student. */
  readonly dueAt?: string;
}

export interface ParsedCell extends CellReading {
  /** Index in the course's `students`. */
  readonly student: number;
  /** Index in the course's `activities`. */
  readonly activity: number;
}

/** Cells in columns of equal length, fit to be sent between threads. What a cell does not say is NaN. */
export interface CellColumns {
  readonly students: Uint32Array<ArrayBuffer>;
  readonly activities: Uint32Array<ArrayBuffer>;
  /** Places in `resultStatuses`. */
  readonly statuses: Uint8Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  readonly completedAt: Float64Array<ArrayBuffer>;
  readonly dueAt: Float64Array<ArrayBuffer>;
}

const columnNames = ['students', 'activities', 'statuses', 'scores', 'completedAt', 'dueAt'] as const;
/** How many cells there is room for at first. */
const firstRoom = 256;
/** How much the room grows when it is full. */
const growth = 2;

const placeOfStatus = new Map<ResultStatus, number>(resultStatuses.map((status, place) => [status, place]));
const toNumber = (instant: string | undefined): number => (instant === undefined ? NaN : Date.parse(instant));

/**
 * The cells of a course, a million of which take 33 MB: as objects they would take three times as much, and copying and
 * checking them between threads and files as long as reading the file.
 */
export class CellTable implements Iterable<ParsedCell> {
  #columns: CellColumns;
  #length = 0;

  constructor(columns?: CellColumns) {
    this.#columns = columns ?? emptyColumns(firstRoom);
    this.#length = columns?.students.length ?? 0;
  }

  static of(cells: Iterable<ParsedCell>): CellTable {
    const table = new CellTable();
    for (const { student, activity, ...said } of cells) table.add(student, activity, said);
    return table;
  }

  get length(): number {
    return this.#length;
  }

  /** The cell of this place; undefined behind the last. */
  at(place: number): ParsedCell | undefined {
    const { students, activities, statuses, scores, completedAt, dueAt } = this.#columns;
    const status = resultStatuses[statuses[place] ?? -1];
    if (place >= this.#length || status === undefined) return undefined;
    const [score = NaN, completed = NaN, due = NaN] = [scores[place], completedAt[place], dueAt[place]];
    return {
      student: students[place] ?? 0,
      activity: activities[place] ?? 0,
      status,
      ...(!Number.isNaN(score) && { score }),
      ...(!Number.isNaN(completed) && { completedAt: new Date(completed).toISOString() }),
      ...(!Number.isNaN(due) && { dueAt: new Date(due).toISOString() }),
    };
  }

  *[Symbol.iterator](): Iterator<ParsedCell> {
    for (let place = 0; place < this.#length; place += 1) {
      const cell = this.at(place);
      if (cell) yield cell;
    }
  }

  /** @returns the place of the cell */
  add(student: number, activity: number, { status, score = NaN, completedAt, dueAt }: CellReading): number {
    const place = this.#length;
    const room = this.#columns.students.length;
    if (place === room) this.#columns = copyColumns(this.#columns, Math.max(firstRoom, room * growth));
    const columns = this.#columns;
    columns.students[place] = student;
    columns.activities[place] = activity;
    columns.statuses[place] = placeOfStatus.get(status) ?? 0;
    columns.scores[place] = score;
    columns.completedAt[place] = toNumber(completedAt);
    columns.dueAt[place] = toNumber(dueAt);
    this.#length = place + 1;
    return place;
  }

  /** The cells in columns, without room for more. */
  columns(): CellColumns {
    if (this.#length < this.#columns.students.length) this.#columns = copyColumns(this.#columns, this.#length);
    return this.#columns;
  }

  /** The cells of some students only, of whom `placeOf` says where they stand now; undefined: they are left out. */
  ofStudents(placeOf: (student: number) => number | undefined): CellTable {
    const some = new CellTable();
    for (const cell of this) {
      const student = placeOf(cell.student);
      if (student !== undefined) some.add(student, cell.activity, cell);
    }
    return some;
  }
}

function emptyColumns(room: number): CellColumns {
  return {
    students: new Uint32Array(room),
    activities: new Uint32Array(room),
    statuses: new Uint8Array(room),
    scores: new Float64Array(room),
    completedAt: new Float64Array(room),
    dueAt: new Float64Array(room),
  };
}

/** The columns with room for so many cells; those that do not fit are left out. */
function copyColumns(from: CellColumns, room: number): CellColumns {
  const to = emptyColumns(room);
  for (const name of columnNames) {
    to[name].set(from[name].subarray(0, room));
  }
  return to;
}

/** Whether columns came whole: of equal length, and of statuses that there are. */
export function areWhole(columns: CellColumns): boolean {
  const length = columns.students.length;
  return (
    columnNames.every((name) => columns[name].length === length) &&
    columns.statuses.every((status) => status < resultStatuses.length)
  );
}

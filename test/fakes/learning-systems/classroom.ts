/** A course as every learning system has it, which each fake server tells in the words of its protocol. */
export interface Classroom {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly students: ClassroomStudent[];
  readonly activities: readonly ClassroomActivity[];
  /** By student and activity; what is not here was not handed in. */
  readonly results: ClassroomResult[];
}

export interface ClassroomStudent {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly login: string;
  readonly number: string;
  readonly group: string;
}

export interface ClassroomActivity {
  readonly id: number;
  readonly name: string;
  readonly kind: 'quiz' | 'assignment';
  readonly maxPoints: number;
  readonly dueAt: Date | null;
}

export interface ClassroomResult {
  readonly student: number;
  readonly activity: number;
  /** Null: handed in, and not graded yet. */
  score: number | null;
  readonly submittedAt: Date;
}

const at = (text: string): Date => new Date(`${text}+03:00`);

/** Econometrics with three students: one has done all, one has handed in, one nothing. */
export function econometrics(): Classroom {
  const student = (id: number, name: string, login: string, group: string): ClassroomStudent => ({
    ...{ id, name, login, group, email: `${login}@example.edu`, number: `30000${id}` },
  });
  return {
    id: 7,
    name: 'Эконометрика & данные',
    code: 'ECON-7',
    students: [
      student(41, 'Белова Анна', 'abelova', 'К3140'),
      student(42, 'Ёлкин Пётр', 'pelkin', 'К3140'),
      student(43, 'Zimmer Max', 'mzimmer', 'К3141'),
    ],
    activities: [
      { id: 501, name: 'Эссе', kind: 'assignment', maxPoints: 10, dueAt: at('2024-10-01T23:59:00') },
      { id: 502, name: 'Quiz 1', kind: 'quiz', maxPoints: 20, dueAt: null },
    ],
    results: [
      { student: 41, activity: 501, score: 9.25, submittedAt: at('2024-09-30T10:00:00') },
      { student: 41, activity: 502, score: 0, submittedAt: at('2024-10-02T10:00:00') },
      { student: 42, activity: 501, score: null, submittedAt: at('2024-10-03T10:00:00') },
    ],
  };
}

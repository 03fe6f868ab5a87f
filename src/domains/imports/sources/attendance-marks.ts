import { Vocabulary } from './vocabulary.ts';

/** Marks of attendance; `true` and `false` are what a tick box holds. */
export const attendanceMarks = new Vocabulary<'present' | 'absent' | 'excused'>([
  ['present', '1', '+', 'true', 'Присутствовал', 'Присутствовала', 'Present'],
  ['absent', '0', 'н', 'false', 'Отсутствовал', 'Отсутствовала', 'Absent'],
  ['excused', 'у', 'Уважительная причина', 'Excused'],
]);

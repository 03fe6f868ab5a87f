import type { Grading, GradingOfCourse } from '../../grading/contract.ts';

/** A part of the form: what the source says, what stands in the form, and what to do when that changes. */
export interface GradingFieldsProps {
  readonly course: GradingOfCourse;
  readonly draft: Grading;
  readonly onChange: (draft: Grading) => void;
  readonly disabled: boolean;
}

const uniqueViolation = '23505';

/** Whether the statement failed because a row of the same unique value is there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === uniqueViolation;
}

const uniqueViolation = '23505';

/** Whether the statement failed because a row of the same unique value is there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === uniqueViolation;
}

/**
 * Runs the statement, and again when a row of the same unique value appeared between its look and its write. For
 * statements that look first and do something else when there is such a row; outside a transaction, which would be
 * spoilt by the first try.
 */
export async function afterLostRaces<T>(statement: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await statement();
    } catch (error) {
      if (!isUniqueViolation(error) || tries === 5) throw error;
    }
  }
}

/** What the people of a chaos run have seen. */
export class Verdicts {
  /** Requests by how they ended: a status, or `connection lost`. */
  readonly answers = new Map<string, number>();
  /** What must never happen, one sentence each. */
  readonly wrong: string[] = [];

  count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** Notes a sentence when the condition does not hold. */
  expect(condition: boolean, sentence: () => string): void {
    if (!condition) this.wrong.push(sentence());
  }

  toJson(): { answers: Record<string, number>; wrong: string[] } {
    return { answers: Object.fromEntries([...this.answers].sort()), wrong: this.wrong };
  }
}

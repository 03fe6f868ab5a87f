import { issueCodes, type IssueCode } from '../issue-codes.ts';
import { foundIssue, type FoundIssue, type IssuePlace } from '../parsed-gradebook.ts';

const longestText = 200;

/** Issues of a file in the order they were found: the first `max`, and in a closing one how many more there are. */
export class IssueList {
  readonly #max: number;
  readonly #issues: FoundIssue[] = [];
  readonly #more = { error: 0, warning: 0, info: 0 };

  constructor(max: number) {
    this.#max = max;
  }

  add(code: IssueCode, place: IssuePlace, params: FoundIssue['params'] = {}): void {
    if (this.#issues.length >= this.#max) {
      this.#more[issueCodes[code].severity] += 1;
      return;
    }
    const { value, column } = place;
    this.#issues.push(
      foundIssue(code, params, {
        ...place,
        ...(value === undefined ? {} : { value: value.slice(0, longestText) }),
        ...(column === undefined ? {} : { column: column.slice(0, longestText) }),
      }),
    );
  }

  /** An error that was not kept is an error of the file all the same. */
  list(): FoundIssue[] {
    const { error: errors, warning: warnings } = this.#more;
    if (errors > 0) return [...this.#issues, foundIssue('issues.more_errors', { errors, warnings })];
    return warnings > 0 ? [...this.#issues, foundIssue('issues.more_warnings', { warnings })] : [...this.#issues];
  }
}

/** Issues that were found apart, as one list of at most so many. */
export function listIssues(found: readonly FoundIssue[], max: number): FoundIssue[] {
  const kept = found.slice(0, max);
  const count = (severity: FoundIssue['severity']): number =>
    found.slice(max).filter((issue) => issue.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors > 0) return [...kept, foundIssue('issues.more_errors', { errors, warnings })];
  return warnings > 0 ? [...kept, foundIssue('issues.more_warnings', { warnings })] : kept;
}

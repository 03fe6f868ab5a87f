/** A person as the directory has it. */
export interface DirectoryPerson {
  /** Of this entry at this directory, for ever; whatever the directory calls it, here it is text. */
  readonly id: string;
  /** What the person signs in with there. */
  readonly login: string | undefined;
  /** In lower case, in the order of the directory. */
  readonly emails: readonly string[];
  readonly name: string | undefined;
  /** Those of the groups asked for that the person is in, written as they were asked for. */
  readonly groups: readonly string[];
}

/** How a reader is told, and stopped. */
export interface DirectoryReading {
  /** Ends the reading and its connection. */
  readonly signal?: AbortSignal;
  /** Called after each page with the entries read so far. */
  onPage?(entries: number): Promise<void>;
}

/**
 * The university's directory of people. Everything but `place` asks it anew and may take as long as the directory does,
 * within limits of time.
 *
 * Errors of all: AppError directory.unreachable, directory.failed, which may pass; PermanentError
 * directory.insecure, directory.login_refused, directory.base_missing, directory.filter_invalid,
 * directory.group_missing, directory.answer_cut, which do not.
 */
export interface Directory {
  /** Which one it is: host and port. */
  readonly place: string;
  /** Everybody whom the configured filter names, and who of them is in which of the groups. */
  readPeople(groups: readonly string[], reading?: DirectoryReading): Promise<DirectoryPerson[]>;
  /** Which of these ids the configured filter names, each asked for by itself. */
  findIds(ids: readonly string[], reading?: DirectoryReading): Promise<Set<string>>;
  /** Signs in and looks for a few people and all of the groups. @returns how many people it saw, at most ten */
  verify(groups: readonly string[], reading?: DirectoryReading): Promise<number>;
}

/** A letter to one person. */
export interface Letter {
  /** Of the sending, not of the attempt: the Message-ID is derived from it, so a letter sent twice is recognised. */
  readonly id: string;
  /** Address of the recipient. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends letters. */
export interface Mailer {
  /**
   * Resolves when the mail server has taken the letter over.
   *
   * @throws PermanentError mail.refused when the server will never take it, AppError mail.failed when it may later
   */
  send(letter: Letter): Promise<void>;
}

/** A mailer with its connections. */
export interface OpenMailer extends Mailer {
  /** Connects and proves the credentials. @throws AppError mail.failed */
  verify(): Promise<void>;
  close(): void;
}

/** A letter to one person. */
export interface Letter {
  /** Of the sending, not of the attempt: the Message-ID is derived from it, so a letter sent twice is recognised. */
  readonly id: string;
  /** Address of the recipient. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where mail programs stop letters of this kind with one press of a button (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

/** What became of a letter that the mail server has taken over. */
export interface Sent {
  /** Without its angle brackets; delivery reports name it. */
  readonly messageId: string;
}

/** Sends letters. */
export interface Mailer {
  /**
   * Resolves when the mail server has taken the letter over.
   *
   * @throws PermanentError mail.address_refused when there is no such mailbox, mail.refused when the server will never
   *   take this letter, AppError mail.failed when it may later
   */
  send(letter: Letter): Promise<Sent>;
}

/** A mailer with its connections. */
export interface OpenMailer extends Mailer {
  /** Connects and proves the credentials. @throws AppError mail.failed */
  verify(): Promise<void>;
  close(): void;
}

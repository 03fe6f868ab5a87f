/** What must be known again when the provider sends a person back; nobody but that person's browser may have it. */
export interface SignOnChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider says of a person who has signed in there. */
export interface ProvenPerson {
  /** Of this person at this provider, for ever. */
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether the provider has made sure that the address is this person's. */
  readonly isEmailVerified: boolean;
  readonly name: string | undefined;
  /** What the person signs in with there. */
  readonly login: string | undefined;
  /** Groups, affiliations or roles there. */
  readonly groups: readonly string[];
}

/** The university's own sign-in, where people prove who they are. */
export interface IdentityProvider {
  /** With the subject it names a person. */
  readonly issuer: string;
  /** What the button says; undefined: a general word. */
  readonly name: string | undefined;
  /** What becomes of people whom nobody has added. */
  readonly newPeople: NewPeople;
  /**
   * Where the person is to be sent.
   *
   * @param returnUrl where the provider sends the person back
   * @throws AppError sign_on.unavailable
   */
  begin(returnUrl: string): Promise<{ url: string; checks: SignOnChecks }>;
  /**
   * Who came back.
   *
   * @param answer the address with which the provider sent the person back
   * @throws AppError sign_on.unavailable, sign_on.cancelled, sign_on.failed
   */
  complete(answer: URL, checks: SignOnChecks): Promise<ProvenPerson>;
  /** Asks the provider for its description. @throws AppError sign_on.unavailable */
  verify(): Promise<void>;
}

export interface NewPeople {
  /** Whether they are added; else they are refused. */
  readonly areAdded: boolean;
  /** Roles they get by their groups at the provider; administrator is none of them. */
  readonly roleOfGroup: ReadonlyMap<string, 'student' | 'teacher' | 'head' | 'operator'>;
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';

/** Claims of a person of the provider; `sub` is the key. */
export type Account = Readonly<Record<string, unknown>>;

export interface OidcForTests {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** People by subject. */
  readonly accounts: Map<string, Account>;
  /** Subject of who signs in next; undefined: that person cancels. */
  signsIn: string | undefined;
  /** Stops listening; `start` makes it listen at the same address again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const clientId = 'pulse';
const clientSecret = 'a secret of tests for the provider';

/**
 * An identity provider of a test's own (panva's, certified), on a free port. Nobody types there: who signs in is said by
 * `signsIn`.
 */
export async function startOidc(redirectUri: string): Promise<OidcForTests> {
  const server = createServer();
  const port = await listen(server, 0);
  const issuer = `http://localhost:${port}`;
  const state: { signsIn: string | undefined } = { signsIn: undefined };
  const accounts = new Map<string, Account>();
  const provider = new Provider(issuer, configurationOf(redirectUri, accounts));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void answer(request, response);
      return;
    }
    const accountId = state.signsIn;
    const result =
      accountId === undefined
        ? { error: 'access_denied', error_description: 'the person cancelled' }
        : { login: { accountId, remember: false } };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    get signsIn() {
      return state.signsIn;
    },
    set signsIn(subject) {
      state.signsIn = subject;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    async start() {
      await listen(server, port);
    },
  };
}

async function listen(server: Server, wanted: number): Promise<number> {
  const listening = once(server, 'listening');
  server.listen(wanted, 'localhost');
  await listening;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  return address.port;
}

function configurationOf(redirectUri: string, accounts: ReadonlyMap<string, Account>): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    // PKCE is demanded: a client that leaves it out is refused.
    pkce: { required: () => true },
    claims: { email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'groups'] },
    cookies: { keys: ['a key of tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, subject) => {
      const claims = accounts.get(subject);
      return claims && { accountId: subject, claims: async () => ({ ...claims, sub: subject }) };
    },
    // The university's own application: nobody is asked whether it may.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

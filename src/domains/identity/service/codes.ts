import { runtime } from '#kernel/runtime.ts';
import { generatePassword } from './passwords.ts';
import { realTime } from './real-time.ts';
import { hashToken } from './tokens.ts';

/** Seconds for which a code is the current one. */
const period = 30;
/** Codes before and after the current one that are taken, too: clocks of phones are not exact. */
const tolerance = 1;
const recoveryCodes = 10;

/** Workers need none of it. */
const library = () => import('otpauth');

/** A new secret of 160 bits, as RFC 4226 recommends, in the letters that people can type (base32). */
export async function newSecret(): Promise<string> {
  const { Secret } = await library();
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says: the secret, and whose it is. */
export async function addressOfSecret(secret: string, login: string): Promise<string> {
  return (await totpOf(secret, login)).toString();
}

/** The time step whose code this is; undefined when it is none of those that are taken now. */
export async function stepOf(secret: string, code: string): Promise<number | undefined> {
  const timestamp = realTime();
  const delta = (await totpOf(secret)).validate({ token: code, timestamp, window: tolerance });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

async function totpOf(secret: string, login = '') {
  const { Secret, TOTP } = await library();
  const issuer = `Pulse.EDU ${new URL(runtime().access.publicUrl).hostname}`;
  return new TOTP({ issuer, label: login, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });
}

/** Recovery codes: 79 random bits each, so a fast hash will do. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCodes }, generatePassword);
  return { codes, hashes: codes.map(hashRecoveryCode) };
}

/** However it was typed: with capitals, blanks or without hyphens. */
export function hashRecoveryCode(code: string): string {
  return hashToken(`recovery ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
}

/** Six digits, perhaps with a blank in the middle, as applications show them; undefined: it is no such code. */
export function digitsOf(code: string): string | undefined {
  const digits = code.replaceAll(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

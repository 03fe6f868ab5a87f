import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { runtime } from './runtime.ts';

/** Bytes of nonce and tag that AES-256-GCM takes. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text with a key derived from PULSE_SECRET, for what must be kept and read again, and not lie in backups.
 *
 * @param about what it is and whose, e.g. `totp 42`: it opens for the same only, so that rows cannot be exchanged
 */
export function seal(text: string, about: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(about));
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, encrypted, cipher.getAuthTag()]).toString('base64url');
}

/** What was sealed about the same; throws when it was changed, is of something else, or PULSE_SECRET is another. */
export function unseal(sealed: string, about: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(-tagBytes));
  return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
}

/**
 * Makes hashes of texts with a key derived from PULSE_SECRET: the same text is recognised again, and who has the hashes
 * but not the secret cannot try texts on them.
 *
 * @param purpose hashes of different purposes have nothing in common, e.g. `tombstones`
 * @returns 43 characters
 */
export function fingerprints(purpose: string): (text: string) => string {
  const purposeKey = key(`pulse ${purpose}`);
  return (text) => createHmac('sha256', purposeKey).update(text).digest('base64url');
}

function key(purpose = 'pulse sealed texts'): Buffer {
  return Buffer.from(hkdfSync('sha256', runtime().access.secret, '', purpose, 32));
}

/** What failed between us and a server that is to speak TLS, in a sentence, and what to do about it. */
export interface SecureConnectionFailure {
  readonly seen: string;
  readonly remedy: string;
}

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
]);
const outdated = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** Recognises the failures of TLS by the codes of Node.js and OpenSSL; undefined when it is something else. */
export function explainSecureConnection(error: unknown): SecureConnectionFailure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  if (untrusted.has(code)) {
    return {
      seen: `its certificate is not trusted (${error.message})`,
      remedy: 'name the file of the authority that signed it in NODE_EXTRA_CA_CERTS, for every process of ours',
    };
  }
  if (outdated.has(code)) return { seen: `its certificate: ${error.message}`, remedy: 'renew the certificate' };
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      seen: 'its certificate is of another name',
      remedy: 'use the name in the certificate, or have it renewed',
    };
  }
  // OpenSSL read something that is no TLS record.
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO') {
    return { seen: 'it does not speak TLS', remedy: 'take the port for TLS, or an address without' };
  }
  return undefined;
}

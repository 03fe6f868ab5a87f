import { openDirectory } from '#app/compose/open-directory.ts';
import type { Config } from '#app/config.ts';
import { AppError } from '#kernel/errors.ts';
import { fault, ok, warning, type Finding } from './finding.ts';
import { explainSecureConnection } from './secure-connection.ts';

const about = 'directory';

/** Whether the configured directory answers, lets our account in and shows it people. */
export async function examineDirectory(config: Pick<Config, 'ldap'>): Promise<Finding[]> {
  const directory = await openDirectory(config);
  if (!directory) return [ok(about, 'not configured: people are added here')];
  const { place } = directory;
  try {
    if ((await directory.verify([])) > 0) return [ok(about, `${place} answers, lets us in and shows people`)];
    const remedy = 'check LDAP_BASE_DN, LDAP_FILTER and what the account LDAP_BIND_DN may read';
    return [warning(about, `${place} answers and shows nobody`, remedy)];
  } catch (error) {
    const insecure = explainSecureConnection(error instanceof Error ? error.cause : undefined);
    if (insecure) return [fault(about, `${place}: ${insecure.seen}`, insecure.remedy)];
    if (!(error instanceof AppError)) throw error;
    const [seen, ...remedy] = error.sentence('en').split(/(?<=[.]) /);
    return [fault(about, `${place}: ${seen}`, remedy.join(' ') || 'check the variables LDAP_… and the directory')];
  }
}

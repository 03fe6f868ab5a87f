import { ConfigError, readConfig, type Config } from '#app/config.ts';
import { examineBroker } from './broker.ts';
import { examineConfiguration } from './configuration.ts';
import { examineDataFolder } from './data-folder.ts';
import { examineDatabase } from './database.ts';
import { examineDirectory } from './directory.ts';
import { examineFiles } from './files.ts';
import { fault, type Finding } from './finding.ts';
import { examineIdentityProvider } from './identity-provider.ts';
import { examineLanguageModels } from './language-models.ts';
import { examineMail } from './mail.ts';
import { examineProgram } from './program.ts';
import { examineRedis } from './redis.ts';
import { examineTelegram } from './telegram.ts';
import { examineWatchedFolder } from './watched-folder.ts';

/**
 * Looks at everything the program needs: its own files, the configuration, and every service that names.
 *
 * @param environment default: that of the process
 */
export async function examine(environment?: NodeJS.ProcessEnv): Promise<Finding[]> {
  const findings = await examineProgram();
  const config = readOrExplain(environment);
  if (Array.isArray(config)) return [...findings, ...config];
  findings.push(...examineConfiguration(config), ...(await examineDataFolder(config.dataFolder)));
  findings.push(...(await examineWatchedFolder(config)));
  // With a folder it cannot write to, the database has nothing to add.
  const isBlocked = findings.some(({ status, about }) => status === 'fault' && about === 'data folder');
  if (config.databaseUrl !== undefined || !isBlocked) findings.push(...(await examineDatabase(config)));
  if (config.rabbitmqUrl !== undefined) findings.push(...(await examineBroker(config.rabbitmqUrl)));
  findings.push(...(await examineRedis(config)), ...(await examineFiles(config)), ...(await examineMail(config)));
  findings.push(...(await examineIdentityProvider(config)), ...(await examineDirectory(config)));
  findings.push(...(await examineLanguageModels(config)), ...(await examineTelegram(config)));
  return findings;
}

function readOrExplain(environment: NodeJS.ProcessEnv | undefined): Config | Finding[] {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((text) => fault('configuration', text, 'docs/configuration.md lists every variable'));
  }
}

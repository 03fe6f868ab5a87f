import { probeRabbitmq } from '#adapters/broker/rabbitmq/probe.ts';
import { errorSentence } from '#app/error-sentence.ts';
import { fault, ok, warning, type Finding } from './finding.ts';
import { explainSecureConnection } from './secure-connection.ts';

/** Whether the broker answers, is new enough and lets us make our queues. */
export async function examineBroker(url: string): Promise<Finding[]> {
  // Without the password.
  const { host, pathname } = new URL(url);
  const place = `RabbitMQ at ${host}${pathname}`;
  try {
    const { version, dead } = await probeRabbitmq(url);
    const answers = ok('broker', `${place}: ${version}, answers, its queues are there`);
    if (!isNewEnough(version)) return [fault('broker', `${place}: ${version} is too old`, 'move to 3.10 or newer')];
    if (dead === 0) return [answers];
    const remedy = 'something else publishes there; look at them and purge the queue';
    return [answers, warning('broker', `${dead} messages in pulse.dead that nobody can read`, remedy)];
  } catch (error) {
    const secure = explainSecureConnection(error);
    const reason = secure?.seen ?? errorSentence(error).replaceAll('\n', ' ');
    const remedy = secure?.remedy ?? 'check RABBITMQ_URL, the user and its rights on the virtual host';
    return [fault('broker', `${place}: ${reason}`, `${remedy}; until then workers use the database`)];
  }
}

/** Quorum queues that keep what they should are of 3.10. */
function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 10);
}

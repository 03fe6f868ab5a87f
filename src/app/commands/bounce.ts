import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { takeBack } from '#domains/notifications/index.ts';
import { withProgram } from '../program.ts';

/** What a mail server takes as «keep it and try again» (sysexits). */
const tryAgain = 75;

/** `pulse bounce`: a mail server pipes into it what comes to PULSE_MAIL_BOUNCES. */
export function register(program: Command): void {
  program
    .command('bounce')
    .description('read a delivery report from standard input: what is refused for good is not written to any more')
    .action(async () => {
      try {
        const source = await buffer(process.stdin);
        const taken = await withProgram(() => takeBack(source));
        console.log(taken.length === 0 ? 'no delivery report' : taken.join(', '));
      } catch (error) {
        console.error(error);
        process.exitCode = tryAgain;
      }
    });
}

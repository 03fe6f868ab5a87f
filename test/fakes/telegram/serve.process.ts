// A Bot API server, to be started by hand: node test/fakes/telegram/serve.process.ts [port]
// Prints the variables with which the program finds it.
import { behaviours } from './behaviour.ts';
import { startTelegram, telegramToken } from './server.ts';

const [port = '8093'] = process.argv.slice(2);
const { address } = await startTelegram({ port: Number(port) });
console.log(`TELEGRAM_BOT_TOKEN=${telegramToken}\nTELEGRAM_API_ROOT=${address}\n`);
console.log(`curl -d '/help' ${address}/say/42          # somebody writes to the bot`);
console.log(`curl ${address}/chats                      # what the bot has said`);
console.log(`curl -d fails ${address}/behaviour         # or: ${behaviours.join(', ')}`);

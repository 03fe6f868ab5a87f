// Both fake language models, to be started by hand: node test/fakes/llm/serve.process.ts [yandex port] [OpenAI port]
// Prints the variables with which the program finds them. CONTRIBUTING.md tells how to make them misbehave.
import { behaviours } from './behaviour.ts';
import { openAiKey, openAiModel, startOpenAi } from './openai.ts';
import { startYandexGpt, yandexFolder, yandexKey } from './yandex.ts';

const [yandexPort = '8091', openAiPort = '8092'] = process.argv.slice(2);
const yandex = await startYandexGpt({ port: Number(yandexPort), answerMs: 1500 });
const openAi = await startOpenAi({ port: Number(openAiPort), answerMs: 1500 });
const variables = {
  YANDEX_GPT_BASE_URL: yandex.address,
  YANDEX_GPT_OPERATIONS_URL: yandex.address,
  YANDEX_GPT_API_KEY: yandexKey,
  YANDEX_GPT_FOLDER_ID: yandexFolder,
  LLM_BASE_URL: `${openAi.address}/v1`,
  LLM_API_KEY: openAiKey,
  LLM_MODEL: openAiModel,
};
console.log(
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n'),
);
console.log(`\ncurl -d fails ${yandex.address}/behaviour   # or: ${behaviours.join(', ')}`);

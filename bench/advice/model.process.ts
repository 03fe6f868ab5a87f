// A YandexGPT, as on a machine of its own: what it costs to play it is not for the readers of pages to wait for.
// Arguments: milliseconds that an answer takes. Prints its address.
import { startYandexGpt } from '#test/fakes/llm/yandex.ts';

const model = await startYandexGpt({ answerMs: Number(process.argv[2]) });
console.log(model.address);

// Asks a language model from a process of its own. Arguments: kind and address of the database, address of the fake
// YandexGPT, how many questions, how many at once, seconds of patience. Prints `asking`, and what became of them as JSON.
import { joinEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { askLanguageModel } from '#domains/language-models/index.ts';
import { yandexAt } from '#test/support/language-models.ts';
import { testRuntime } from '#test/support/runtime.ts';

const [kind = '', address = '', model = '', questions = '1', atOnce = '1', patience = '0'] = process.argv.slice(2);
const database = kind === 'postgres' ? openPostgres(address, 5) : await joinEmbeddedDatabase(address);
if (!database) throw new Error('nobody hosts the database');
const runtime = testRuntime(database, { languageModels: [yandexAt(model)] });
const outcomes: Record<string, number> = {};
let asked = 0;
async function ask(): Promise<void> {
  while (asked < Number(questions)) {
    asked += 1;
    const answer = await askLanguageModel({
      ...{ purpose: 'test', promptVersion: '1', language: 'ru', isFresh: true },
      system: 'Ты помогаешь студенту.',
      messages: [{ role: 'user', text: `Вопрос ${asked} процесса ${process.pid}` }],
      ...{ maxTokens: 50, temperature: 0, patienceSeconds: Number(patience) },
    });
    const outcome = answer.kind === 'later' ? answer.code : answer.kind;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
}
console.log('asking');
await withRuntime(runtime, () => Promise.all(Array.from({ length: Number(atOnce) }, ask)));
console.log(`outcomes ${JSON.stringify(outcomes)}`);
await database.close();

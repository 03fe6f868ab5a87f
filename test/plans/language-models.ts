import { withRuntime, type Runtime } from '#kernel/runtime.ts';
import { askLanguageModel, noteUntrue } from '#domains/language-models/index.ts';
import { startYandexGpt } from '#test/fakes/llm/yandex.ts';
import { yandexAt } from '#test/support/language-models.ts';

/** A language model that answers, from memory, too; that fails until it is left alone; and an answer that is not true. */
export async function useLanguageModels(runtime: Runtime): Promise<void> {
  const yandex = await startYandexGpt();
  try {
    await withRuntime({ ...runtime, languageModels: [yandexAt(yandex.address)] }, async () => {
      const ask = (text: string) =>
        askLanguageModel({
          ...{ purpose: 'student_advice', promptVersion: '1', language: 'ru', system: 'A', patienceSeconds: 0 },
          ...{ messages: [{ role: 'user', text }], maxTokens: 50, temperature: 0, subject: { courseId: 1 } },
        });
      await ask('known');
      const answer = await ask('known');
      if (answer.kind === 'answered') await noteUntrue(answer, 'invented_number');
      yandex.always('fails');
      for (let time = 0; time < 6; time += 1) await ask(`other ${time}`);
    });
  } finally {
    await yandex.close();
  }
}

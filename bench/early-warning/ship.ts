import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#app/root.ts';
import { type EarlyWarningModels, earlyWarningModelsSchema } from '#domains/risk/early-warning/model.ts';

const file = 'src/domains/risk/early-warning/shipped-models.json';

/** Writes the models that the program uses. */
export async function ship(models: EarlyWarningModels): Promise<void> {
  await writeFile(join(root, file), `${JSON.stringify(earlyWarningModelsSchema.parse(models))}\n`);
  console.error(`written to ${file}`);
}

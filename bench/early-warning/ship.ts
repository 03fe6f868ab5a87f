import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#app/root.ts';
import { type EarlyWarningModel, earlyWarningModelSchema } from '#domains/risk/early-warning/model.ts';

const file = 'src/domains/risk/early-warning/shipped-model.json';

/** Writes the model that the program uses. */
export async function ship(model: EarlyWarningModel): Promise<void> {
  await writeFile(join(root, file), `${JSON.stringify(earlyWarningModelSchema.parse(model))}\n`);
  console.error(`written to ${file}`);
}

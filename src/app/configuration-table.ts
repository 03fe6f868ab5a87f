import { z } from 'zod';
import { environmentSchema } from './config.ts';

interface Variable {
  readonly name: string;
  readonly meaning: string;
  /** As it would be set; undefined when the variable has none. */
  readonly default: string | undefined;
}

/** What JSON Schema says of a variable, as far as it is of use to people. */
const variableSchema = z.object({
  description: z.string(),
  default: z.union([z.string(), z.number()]).optional(),
  enum: z.array(z.string()).optional(),
});

/** docs/configuration.md: every variable of the environment with its default and meaning. */
export function configurationTable(): string {
  const rows = listVariables().map(({ name, default: value, meaning }) => {
    const cells = [`\`${name}\``, value === undefined ? '' : `\`${value}\``, meaning.replaceAll('|', '\\|')];
    return `| ${cells.join(' | ')} |`;
  });
  return `${introduction}\n\n| Variable | Default | Meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** .env.example: the same variables, each commented out at its default. */
export function environmentExample(): string {
  const paragraphs = listVariables().map(
    ({ name, default: value = '', meaning }) => `# ${meaning}\n# ${name}=${value}`,
  );
  return `${exampleIntroduction}\n\n${paragraphs.join('\n\n')}\n`;
}

function listVariables(): Variable[] {
  const { properties = {} } = z.toJSONSchema(environmentSchema);
  return Object.entries(properties).map(([name, property]) => {
    const { description, default: value, enum: choices } = variableSchema.parse(property);
    const meaning = choices ? `${description}. One of ${choices.join(', ')}` : description;
    return { name, meaning, default: value === undefined ? undefined : String(value) };
  });
}

const introduction = `# Configuration

Nothing has to be configured: without any of these variables the program keeps everything in \`./data\` and listens on
http://localhost:8000. They are read from the environment, and from a file \`.env\` in the program's folder, which the
environment overrides; \`.env.example\` is a start for it. A variable set to nothing counts as absent. All faults are
reported at once when the program starts, and by \`./pulse doctor\`.

This page is written by \`./pulse schema\` from \`src/app/config.ts\`.`;

const exampleIntroduction = `# Copy to .env and set what you need; docs/configuration.md says more.
# Written by \`./pulse schema\` from src/app/config.ts.`;

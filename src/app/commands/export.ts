import { writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#kernel/errors.ts';
import { parseInstant } from '#kernel/instant.ts';
import { clock } from '#kernel/runtime.ts';
import { defaultLocale, locales, type Locale } from '#kernel/locale.ts';
import { exportFormats, type ExportFormat } from '#domains/risk/export/contract.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { computeCourse, toExportFile } from '#domains/risk/index.ts';
import { withProgram } from '../program.ts';

interface Options {
  format: ExportFormat;
  asOf?: string;
  language: Locale;
  output?: string;
  waysOut?: boolean;
}

/** `pulse export course ID`: metrics, zones and reasons of a course as of any moment. */
export function register(program: Command): void {
  const exporting = program.command('export').description('export what is known of a course');
  exporting
    .command('course')
    .description('metrics, zones and reasons of a course')
    .argument('<id>', 'id of the course, as `pulse courses` lists it', parseId)
    .addOption(new Option('--format <format>', 'format of the file').choices(exportFormats).default('json'))
    .option('--as-of <moment>', 'as it stood then, e.g. 2024-11-11T00:00:00 (default: now)')
    .addOption(new Option('--language <code>', 'language of the reasons').choices(locales).default(defaultLocale))
    .option('--ways-out', 'in json: with what leads each student to a better zone, which takes some seconds')
    .option('--output <file>', 'write to this file instead of the standard output')
    .action((id: number, options: Options) =>
      withProgram(async () => {
        const course = await computeCourse(id, moment(options.asOf), {
          withWaysOut: options.waysOut === true && options.format === 'json',
        });
        const { content } = await toExportFile(course, options.format, options.language);
        await recordAudit('course.exported', { courseId: id }, { format: options.format });
        if (options.output === undefined) process.stdout.write(content);
        else await writeFile(options.output, content);
      }),
    );
}

function moment(text: string | undefined): Date {
  if (text === undefined) return clock().now();
  const at = parseInstant(text, clock().timeZone);
  if (!at) throw new AppError('date.invalid', { value: text });
  return at;
}

function parseId(text: string): number {
  const id = Number(text);
  if (!Number.isInteger(id) || id < 1) throw new InvalidArgumentError('it must be the number of a course');
  return id;
}

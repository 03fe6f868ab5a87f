import { z } from 'zod';
import { defineSection } from '../section.ts';

/** What test/chaos/cluster.test.ts leaves when PULSE_CHAOS_RESULT names a file. */
const figures = z.object({
  seed: z.number(),
  seconds: z.number(),
  kills: z.int(),
  faults: z.record(z.string(), z.int()),
  /** Notifications raised meanwhile, and letters of them that came twice under one Message-ID; absent in runs from before. */
  notifications: z.object({ raised: z.int(), repeated: z.int() }).optional(),
  uploads: z.object({ tried: z.int(), accepted: z.int() }),
  wrong: z.array(z.string()),
});

export const chaos = defineSection({
  bench: 'chaos',
  figures,
  title: ({ say }) => say('Killed and cut under load', 'Убийства процессов и обрывы под нагрузкой'),
  write: ({ seed, seconds, kills, faults, uploads, notifications, wrong }, { say, number }) => [
    say(
      `In ${number(seconds)} s, ${number(kills)} processes were killed (seed ${seed}) while gradebooks were imported and pages loaded. ${number(uploads.accepted)} of ${number(uploads.tried)} uploads were accepted; the others were told so. Afterwards every accepted upload, every cell, every metric, zone, task and answer was compared: ${number(wrong.length)} faults.`,
      `За ${number(seconds)} с было убито процессов: ${number(kills)} (зерно ${seed}), пока импортировались ведомости и загружались страницы. Принято ${number(uploads.accepted)} загрузок из ${number(uploads.tried)}; об остальных сообщено отказом. Затем сверены все принятые загрузки, ячейки, показатели, зоны, задачи и ответы: ошибок ${number(wrong.length)}.`,
    ),
    ...(notifications === undefined
      ? []
      : [
          say(
            `${number(notifications.raised)} notifications were raised meanwhile, each to be told by one letter: ${number(notifications.repeated)} letters came once more, under the same Message-ID.`,
            `За это время создано уведомлений: ${number(notifications.raised)}, о каждом должно прийти одно письмо; повторно, под тем же Message-ID, пришло писем: ${number(notifications.repeated)}.`,
          ),
        ]),
    {
      table: {
        head: [say('what was done', 'что сделано'), say('times', 'раз')],
        rows: Object.entries(faults).map(([name, count]) => [name, number(count)]),
      },
    },
  ],
});

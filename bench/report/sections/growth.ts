import { growthFigures, operations, type Operation } from '../../growth/figures.ts';
import { defineSection, type Pen } from '../section.ts';

function nameOf(operation: Operation, { say }: Pen): string {
  const names: Record<Operation, string> = {
    courses: say('page: courses', 'страница: курсы'),
    course: say('page: course', 'страница: курс'),
    heatMap: say('page: heat map', 'страница: тепловая карта'),
    student: say('page: student', 'страница: студент'),
    ownCourse: say('page: own course', 'страница: свой курс'),
    import: say('import', 'импорт'),
    recomputation: say('recomputation', 'пересчёт'),
  };
  return names[operation];
}

export const growth = defineSection({
  bench: 'growth',
  figures: growthFigures,
  title: ({ say }) => say('Growth', 'Рост'),
  write: ({ universities, imported, repeats }, pen) => {
    const { say, number } = pen;
    const categories = universities.map(({ factor }) => `${number(factor)} ×`);
    const sizes = universities.map(
      ({ factor, courses, results }) =>
        `${number(factor)} ×: ${number(courses)} ${say('courses', 'курсов')}, ${number(results)} ${say('results', 'результатов')}`,
    );
    const chart = (name: string, what: 'ms' | 'blocks', yName: string, alternative: string) => ({
      chart: {
        name,
        alternative,
        kind: 'line' as const,
        xName: say('size of the university', 'размер университета'),
        yName,
        categories,
        series: operations.map((operation) => ({
          name: nameOf(operation, pen),
          values: universities.map(({ costs }) => costs[operation][what]),
        })),
      },
    });
    return [
      say(
        `The course stays the same size while the university around it grows (${sizes.join('; ')}). A flat line means that the cost is local to the course. A page is all requests it makes, in one process; an import reads, checks and commits a gradebook of ${number(imported.students)} students and ${number(imported.activities)} activities of which ${number(imported.changedCells)} cells are new; a recomputation makes its metrics and zones. Median of ${number(repeats)}. Blocks are the 8-KB blocks PostgreSQL looked at, which no noise moves.`,
        `Курс остаётся прежним, а университет вокруг него растёт (${sizes.join('; ')}). Ровная линия означает, что цена зависит только от курса. Страница — все её запросы, в одном процессе; импорт читает, проверяет и сохраняет ведомость из ${number(imported.students)} студентов и ${number(imported.activities)} элементов, в которой изменились ${number(imported.changedCells)} ячеек; пересчёт вычисляет показатели и зоны. Медиана из ${number(repeats)}. Блоки — блоки по 8 КБ, которые просмотрел PostgreSQL: на них не влияет шум.`,
      ),
      {
        table: {
          head: [
            '',
            ...categories.map((size) => `${size}, ${say('ms', 'мс')}`),
            ...categories.map((size) => `${size}, ${say('blocks', 'блоков')}`),
            say('statements', 'запросов'),
          ],
          rows: operations.map((operation) => [
            nameOf(operation, pen),
            ...universities.map(({ costs }) => number(costs[operation].ms, 1)),
            ...universities.map(({ costs }) => number(costs[operation].blocks)),
            [...new Set(universities.map(({ costs }) => number(costs[operation].statements)))].join(' → '),
          ]),
        },
      },
      chart(
        'growth-ms',
        'ms',
        say('ms', 'мс'),
        say('Milliseconds by size of the university', 'Миллисекунды по размеру университета'),
      ),
      chart(
        'growth-blocks',
        'blocks',
        say('blocks', 'блоков'),
        say('Blocks looked at by size of the university', 'Просмотрено блоков по размеру университета'),
      ),
    ];
  },
});

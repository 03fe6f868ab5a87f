import { pageNames, type PageName } from '../../common/pages.ts';
import { webFigures, type Served } from '../../web/figures.ts';
import { defineSection, type Pen } from '../section.ts';

function nameOf(page: PageName, { say }: Pen): string {
  const names: Record<PageName, string> = {
    courses: say('courses (staff)', 'курсы (сотрудник)'),
    course: say('course (staff)', 'курс (сотрудник)'),
    heatMap: say('heat map (staff)', 'тепловая карта (сотрудник)'),
    student: say('student (staff)', 'студент (сотрудник)'),
    ownCourses: say('own courses (student)', 'свои курсы (студент)'),
    ownCourse: say('own course (student)', 'свой курс (студент)'),
  };
  return names[page];
}

export const web = defineSection({
  bench: 'web',
  figures: webFigures,
  title: ({ say }) => say('Web servers', 'Веб-серверы'),
  write: ({ courses, results, readers, capacity, nginx, redis, replicated, statements, steady }, pen) => {
    const { say, number, percent } = pen;
    const processes = capacity.at(-1)?.processes ?? 0;
    const mostStatements = Math.max(...Object.values(statements));
    const servedRow = (name: string, served: Served): string[] => [
      name,
      number(served.requestsPerSecond, 1),
      number(served.pagesPerSecond, 1),
      latency(served.pageMs),
      percent(served.refused, 1),
    ];
    const servedHead = (name: string): string[] => [
      name,
      say('requests per second', 'запросов в секунду'),
      say('pages per second', 'страниц в секунду'),
      say('page p50 / p99, ms', 'страница p50 / p99, мс'),
      say('refused', 'отклонено'),
    ];
    const latency = ({ p50, p99 }: { p50: number; p99: number }): string => `${number(p50, 1)} / ${number(p99, 1)}`;
    return [
      say(
        `Readers open the pages of a university of ${number(courses)} courses and ${number(results)} results, most of them students. A page is all requests it makes, at once. Load generator, servers and database share the machine, so with few processors more processes cannot be faster, and whatever else takes part makes them slower. First as fast as they answer, to ${number(readers)} readers at once:`,
        `Читатели, в основном студенты, открывают страницы университета, где ${number(courses)} курсов и ${number(results)} результатов. Страница — все её запросы одновременно. Генератор нагрузки, серверы и база данных работают на одной машине, поэтому при малом числе процессоров новые процессы не прибавляют скорости, а всё, что работает рядом, её отнимает. Сначала — с той скоростью, с какой отвечают, читателей одновременно: ${number(readers)}:`,
      ),
      {
        table: {
          head: servedHead(say('web processes', 'веб-процессов')),
          rows: [
            ...capacity.map((size) => servedRow(number(size.processes), size)),
            servedRow(say(`${processes}, through nginx`, `${processes}, через nginx`), nginx),
            servedRow(say(`${processes}, with Redis`, `${processes}, с Redis`), redis),
          ],
        },
      },
      say(
        `A replica, measured with ${number(replicated.processes)} processes in a university of ${number(replicated.courses)} courses and ${number(replicated.results)} results, on two PostgreSQL servers of its own on the same machine; with it, ${percent(replicated.replicaShare)} of the transactions went to the replica:`,
        `Реплика: ${number(replicated.processes)} процесса, университет, где ${number(replicated.courses)} курсов и ${number(replicated.results)} результатов, на двух отдельных серверах PostgreSQL той же машины; на реплику пришлось ${percent(replicated.replicaShare)} транзакций:`,
      ),
      {
        table: {
          head: servedHead(''),
          rows: [
            servedRow(say('primary only', 'только основной сервер'), replicated.primary),
            servedRow(say('primary and replica', 'основной сервер и реплика'), replicated.withReplica),
          ],
        },
      },
      say(
        `No request sends more statements in the larger university than in the smaller one: at most ${number(mostStatements)}. The bench fails otherwise.`,
        `Ни один запрос не посылает базе данных больше команд в большом университете, чем в малом: не более ${number(mostStatements)}. Иначе измерение завершается ошибкой.`,
      ),
      say(
        `Then ${number(steady.pagesPerSecond)} pages a second against ${number(steady.processes)} processes, opened on time whether earlier ones have been answered or not: with nothing else to do, and while a worker imports (${number(steady.busy.imports)} files) and recomputes (${number(steady.busy.recomputations)} courses) all the time. p99 while busy is ${number(steady.p99Ratio, 2)} times the idle one.`,
        `Затем ${number(steady.pagesPerSecond)} страниц в секунду на ${number(steady.processes)} процесса, строго по времени, отвечено на прежние или нет: без другой работы и пока исполнитель непрерывно импортирует (файлов: ${number(steady.busy.imports)}) и пересчитывает (курсов: ${number(steady.busy.recomputations)}). p99 под нагрузкой — ${number(steady.p99Ratio, 2)} от спокойного.`,
      ),
      {
        table: {
          head: [
            say('page', 'страница'),
            say('idle p50 / p99, ms', 'в покое p50 / p99, мс'),
            say('busy p50 / p99, ms', 'под нагрузкой p50 / p99, мс'),
          ],
          rows: [
            ...pageNames.map((page) => [
              nameOf(page, pen),
              latency(steady.idle.pages[page]),
              latency(steady.busy.pages[page]),
            ]),
            [say('all', 'все'), latency(steady.idle.allMs), latency(steady.busy.allMs)],
            [say('refused', 'отклонено'), percent(steady.idle.refused, 1), percent(steady.busy.refused, 1)],
          ],
        },
      },
      {
        chart: {
          name: 'web',
          alternative: say('p99 of each page, idle and busy', 'p99 каждой страницы в покое и под нагрузкой'),
          kind: 'bar',
          xName: '',
          yName: say('p99, ms', 'p99, мс'),
          categories: pageNames.map((page) => nameOf(page, pen)),
          series: [
            { name: say('idle', 'в покое'), values: pageNames.map((page) => steady.idle.pages[page].p99) },
            { name: say('busy', 'под нагрузкой'), values: pageNames.map((page) => steady.busy.pages[page].p99) },
          ],
        },
      },
    ];
  },
});

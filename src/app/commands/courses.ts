import type { Command } from 'commander';
import { listCourses } from '#domains/roster/index.ts';
import { withProgram } from '../program.ts';

/** `pulse courses`: every course there is. */
export function register(program: Command): void {
  program
    .command('courses')
    .description('list the courses')
    .option('--json', 'print them as JSON')
    .action((options: { json?: true }) =>
      withProgram(async () => {
        const courses = (await listCourses()).map(({ id, name, students, activities, lessons, dataVersion }) => ({
          ...{ id, name, students, activities, lessons, dataVersion },
        }));
        if (options.json) console.log(JSON.stringify(courses, null, 2));
        else console.table(courses);
      }),
    );
}

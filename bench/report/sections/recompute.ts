import { recomputeFigures } from '../../recompute/figures.ts';
import { defineSection } from '../section.ts';

export const recompute = defineSection({
  bench: 'recompute',
  figures: recomputeFigures,
  title: ({ say }) => say('Recomputing a course', 'Пересчёт курса'),
  write: ({ locality, large, kmeans }, { say, number }) => {
    const size = (course: { students: number; activities: number }) =>
      `${number(course.students)} × ${number(course.activities)}`;
    return [
      say(
        `From the task to stored metrics, zones and reasons. A course of ${size(locality)} takes **${number(locality.ratio, 2)}** times as long with 500 other courses in the database as alone (median of ${number(locality.repeats)}, in turn), one of ${size(large)} **${number(large.ratio, 2)}** times (median of ${number(large.repeats)}).`,
        `От задачи до сохранённых показателей, зон и причин. Курс ${size(locality)} пересчитывается в **${number(locality.ratio, 2)}** раза дольше, когда в базе ещё 500 курсов, чем один (медиана ${number(locality.repeats)} повторов, по очереди), курс ${size(large)} — в **${number(large.ratio, 2)}** раза (медиана ${number(large.repeats)} повторов).`,
      ),
      {
        table: {
          head: [say('course', 'курс'), say('database', 'база'), say('ms', 'мс')],
          rows: [
            [size(locality), say('that course alone', 'только этот курс'), number(locality.alone, 1)],
            [size(locality), say('500 others', 'ещё 500 курсов'), number(locality.among500, 1)],
            [size(large), say('that course alone', 'только этот курс'), number(large.alone)],
            [size(large), say('500 others', 'ещё 500 курсов'), number(large.among500)],
          ],
        },
      },
      say(
        'K-means with k = 3 and ten starts beside scikit-learn, both in a warm process, medians. Above 20,000 points ours compares the starts on 20,000 of them; the inertia tells what that costs.',
        'K-means, k = 3, десять запусков, рядом со scikit-learn, оба в прогретом процессе, медианы. Свыше 20 000 точек наш сравнивает запуски на 20 000 из них; во что это обходится, видно по инерции.',
      ),
      {
        table: {
          head: [
            say('points', 'точек'),
            say('ours, ms', 'наш, мс'),
            say('scikit-learn, ms', 'scikit-learn, мс'),
            say('one thread, ms', 'в один поток, мс'),
            say('times faster', 'во сколько раз быстрее'),
            say('inertia, ours / scikit-learn', 'инерция, наша / scikit-learn'),
          ],
          rows: kmeans.map(({ n, dims, ours, sklearn, sklearnOneThread, ratio, inertiaRatio }) => [
            `${number(n)} × ${number(dims)}`,
            number(ours, 2),
            number(sklearn, 1),
            number(sklearnOneThread, 1),
            number(ratio, 1),
            number(inertiaRatio, 4),
          ]),
        },
      },
    ];
  },
});

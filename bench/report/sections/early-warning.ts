import { earlyWarningFigures } from '../../early-warning/figures.ts';
import { defineSection, type Pen } from '../section.ts';

const names = {
  week4: ['week 4', '4-я неделя'],
  week8: ['week 8', '8-я неделя'],
  week12: ['week 12', '12-я неделя'],
  quarter: ['a quarter of the days', 'четверть дней'],
  half: ['half of the days', 'половина дней'],
  threequarters: ['three quarters of the days', 'три четверти дней'],
} as const;

export const earlyWarning = defineSection({
  bench: 'early-warning',
  figures: earlyWarningFigures,
  title: ({ say }) => say('How well the early-warning model foresees', 'Насколько точна модель раннего предупреждения'),
  write: ({ train, test, zoneCFrom, cuts }, pen) => {
    const { say, number } = pen;
    const [learned, tested] = [train.join(', '), test.join(', ')];
    return [
      say(
        `Trained on the presentations ${learned} of the Open University Learning Analytics Dataset, tested on ${tested}: students still enrolled at the moment, who will fail or leave? Area under the ROC curve (AUC), Brier score, calibration error in ten bins (ECE). Unseen course: AUC over the presentations of training and test, each module judged by a model trained on the others. Zone C: probability from ${number(zoneCFrom, 2)} on.`,
        `Обучение на потоках ${learned} набора Open University Learning Analytics Dataset, проверка на ${tested}: кто из студентов, ещё учащихся в этот момент, не сдаст или уйдёт? Площадь под ROC-кривой (AUC), оценка Брайера, ошибка калибровки по десяти интервалам (ECE). Незнакомый курс: AUC по потокам обучения и проверки, каждый модуль оценён моделью, обученной на остальных. Зона C: вероятность от ${number(zoneCFrom, 2)}.`,
      ),
      {
        table: {
          head: [
            say('moment', 'момент'),
            say('students', 'студентов'),
            say('fail or leave', 'не сдадут или уйдут'),
            'AUC',
            say('Brier', 'Брайер'),
            'ECE',
            say('AUC, unseen course', 'AUC, незнакомый курс'),
            say('in zone C', 'в зоне C'),
            say('precision', 'точность'),
            say('recall', 'полнота'),
          ],
          rows: cuts.map(({ cut, n, base, auc, brier, ece, unseenCourseAuc, zoneC }) => [
            say(names[cut][0], names[cut][1]),
            number(n),
            share(base, pen),
            figure(auc, pen),
            figure(brier, pen),
            figure(ece, pen),
            figure(unseenCourseAuc, pen),
            share(zoneC.share, pen),
            share(zoneC.precision, pen),
            share(zoneC.recall, pen),
          ]),
        },
      },
    ];
  },
});

function figure(value: number | null, { number }: Pen): string {
  return value === null ? '—' : number(value, 3);
}

function share(value: number | null, { percent }: Pen): string {
  return value === null ? '—' : percent(value);
}

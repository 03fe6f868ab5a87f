import { defineMessages } from '#web/kit/i18n/messages.ts';

/** Words of the page of the early-warning model. */
export const modelMessages = defineMessages('model', {
  title: { ru: 'Модель', en: 'Model' },
  about: {
    ru: 'Насколько верны вероятности «не сдаст или уйдёт» на ваших завершённых курсах и какая модель их вычисляет.',
    en: 'How true the probabilities of failing or leaving were in your finished courses, and which model computes them.',
  },
  none: { ru: '—', en: '—' },

  'live.title': { ru: 'Действующая модель', en: 'The model that judges' },
  'live.shipped': { ru: 'Модель программы, версия {{version}}', en: 'Model of the program, version {{version}}' },
  'live.own': { ru: 'Собственная модель № {{id}}', en: 'Own model {{id}}' },

  'evaluate.start': { ru: 'Проверить на завершённых курсах', en: 'Check on finished courses' },
  'evaluate.again': { ru: 'Проверить заново', en: 'Check again' },
  'evaluate.waiting': { ru: 'Проверка ждёт очереди', en: 'The check waits for its turn' },
  'evaluate.running': { ru: 'Идёт проверка', en: 'The check is under way' },
  'evaluate.progress': { ru: 'Курсов: {{done}} из {{total}}', en: 'Courses: {{done}} of {{total}}' },
  'evaluate.failed': {
    ru: 'Проверка не закончилась: причина — на странице «Задачи». Запустите её ещё раз.',
    en: 'The check did not end: the page "Tasks" says why. Start it again.',
  },
  'evaluate.none': {
    ru: 'Эту модель на ваших курсах ещё не проверяли. Проверка повторяет каждый завершённый курс неделя за неделей и сравнивает с итогами; она идёт в фоне и никому не мешает.',
    en: 'This model has not been checked on your courses yet. A check replays each finished course week by week and compares with the outcomes; it runs in the background and holds nobody up.',
  },
  'evaluate.nothing': {
    ru: 'Сравнивать не с чем: ни у одного завершённого курса нет итогов. Загрузите их (лист «Итоги» шаблона) или задайте курсам проходной балл.',
    en: 'There is nothing to compare with: no finished course has outcomes. Upload them (sheet "Outcomes" of the template) or set pass marks for the courses.',
  },

  'result.title': { ru: 'На ваших курсах', en: 'On your courses' },
  'result.day': { ru: 'Проверено {{day}}', en: 'Checked on {{day}}' },
  'result.used': { ru: 'Курсов проверено', en: 'Courses checked' },
  'result.usedNote': { ru: 'из {{count}} завершённых', en: 'of {{count}} finished' },
  'result.unknown': { ru: 'Без итогов', en: 'Without outcomes' },
  'result.learned': { ru: 'Не в счёт: по ним модель обучена', en: 'Left out: the model was trained on them' },
  'result.told': { ru: 'Итогов из файлов', en: 'Outcomes from files' },
  'result.derived': { ru: 'Итогов, выведенных из оценок', en: 'Outcomes derived from grades' },

  'cut.week4': { ru: '4-я неделя', en: 'week 4' },
  'cut.week8': { ru: '8-я неделя', en: 'week 8' },
  'cut.week12': { ru: '12-я неделя', en: 'week 12' },
  'cut.quarter': { ru: 'четверть курса', en: 'a quarter' },
  'cut.half': { ru: 'половина', en: 'half' },
  'cut.threequarters': { ru: 'три четверти', en: 'three quarters' },
  'cut.overall': { ru: 'все моменты', en: 'all moments' },

  'figure.moment': { ru: 'Момент', en: 'Moment' },
  'figure.n': { ru: 'Студентов', en: 'Students' },
  'figure.failed': { ru: 'Не сдали или ушли', en: 'Failed or left' },
  'figure.auc': { ru: 'AUC', en: 'AUC' },
  'figure.brier': { ru: 'Brier', en: 'Brier' },
  'figure.ece': { ru: 'Ошибка калибровки', en: 'Calibration error' },
  'figure.share': { ru: 'В зоне C', en: 'In zone C' },
  'figure.precision': { ru: 'Точность зоны C', en: 'Precision of C' },
  'figure.recall': { ru: 'Полнота зоны C', en: 'Recall of C' },
  'figure.help': {
    ru: 'AUC: как часто тот, кто не сдаст, получает большую вероятность, чем тот, кто сдаст (0,5 — наугад). Brier: средний квадрат ошибки вероятности, меньше — лучше. Ошибка калибровки: на сколько в среднем вероятность расходится с долей несдавших. Точность: какая доля зоны C не сдала или ушла; полнота: какая доля несдавших и ушедших была в зоне C.',
    en: 'AUC: how often one who will fail has a higher probability than one who will pass (0.5 is chance). Brier: mean squared error of the probability, lower is better. Calibration error: how far probabilities are from the share that failed, on average. Precision: the share of zone C that failed or left; recall: the share of those who failed or left that was in zone C.',
  },

  'reliability.title': { ru: 'Сбываются ли вероятности', en: 'Do probabilities come true' },
  'reliability.about': {
    ru: 'Студенты с близкой вероятностью и доля тех из них, кто не сдал или ушёл. Чем ближе к пунктиру, тем вернее.',
    en: 'Students of like probability, and the share of them that failed or left. The closer to the dashed line, the truer.',
  },
  'reliability.predicted': { ru: 'Вероятность, %', en: 'Probability, %' },
  'reliability.observed': { ru: 'Не сдали или ушли, %', en: 'Failed or left, %' },
  'reliability.ideal': { ru: 'сбывается точно', en: 'exactly true' },
  'reliability.description': {
    ru: 'Вероятность и доля несдавших: в среднем расходятся на {{ece}}',
    en: 'Probability and share that failed: {{ece}} apart on average',
  },

  'lead.title': { ru: 'За сколько недель предупреждает', en: 'How many weeks ahead it warns' },
  'lead.about': {
    ru: 'Не сдавшие и ушедшие: за сколько недель до конца они оказались в зоне B или C и больше не возвращались в A.',
    en: 'Those who failed or left: how many weeks before the end they were in zone B or C and never in A again.',
  },
  'lead.median': { ru: 'Медиана, недель', en: 'Median, weeks' },
  'lead.never': { ru: 'Без предупреждения', en: 'Never warned of' },
  'lead.neverNote': { ru: '{{count, number}} из {{students}}', en: '{{count, number}} of {{students}}' },
  'lead.weeks': { ru: 'Недель до конца', en: 'Weeks before the end' },
  'lead.students': { ru: 'Студентов', en: 'Students' },
  'lead.description': {
    ru: 'Сколько студентов за сколько недель; медиана {{median}}',
    en: 'How many students so many weeks ahead; median {{median}}',
  },
  'lead.nobody': { ru: 'Никто не провалил курс и не ушёл.', en: 'Nobody failed or left.' },

  'groups.title': { ru: 'Одинаково ли она точна в разных группах', en: 'Is it as exact in one group as in another' },
  'groups.about': {
    ru: 'Ошибки в середине курса по признакам, которые загружены только для этого (лист «Признаки» шаблона), с 95-процентным интервалом. О группах меньше десяти человек не говорится.',
    en: 'Errors at half of the course by attributes uploaded for this purpose only (sheet "Attributes" of the template), with 95 % intervals. Of groups of fewer than ten nothing is told.',
  },
  'groups.none': {
    ru: 'Признаков нет, поэтому сравнивать нечего.',
    en: 'There are no attributes, so there is nothing to compare.',
  },
  'groups.group': { ru: 'Группа', en: 'Group' },
  'groups.students': { ru: 'Студентов', en: 'Students' },
  'groups.falsePositive': { ru: 'Сдали, но были в зоне C', en: 'Passed, but were in zone C' },
  'groups.falseNegative': { ru: 'Не сдали, но не были в зоне C', en: 'Failed, but were not in zone C' },
  'groups.few': { ru: 'меньше 10', en: 'fewer than 10' },
  'groups.rate': { ru: '{{rate}} ({{low}}–{{high}})', en: '{{rate}} ({{low}}–{{high}})' },

  'made.title': { ru: 'Модель программы: измерено при создании', en: 'Model of the program: measured at making' },
  'made.about': {
    ru: 'Открытый набор данных OULAD: обучена на {{train}}, проверена на {{test}}.',
    en: 'Open dataset OULAD: trained on {{train}}, tested on {{test}}.',
  },
});

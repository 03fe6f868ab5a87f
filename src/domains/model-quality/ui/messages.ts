import { defineMessages } from '#web/kit/i18n/messages.ts';

/** Words of the page of the early-warning model. */
export const modelMessages = defineMessages('model', {
  title: { ru: 'Модель', en: 'Model' },
  about: {
    ru: 'Насколько верны вероятности «не сдаст или уйдёт» на ваших завершённых курсах и какая модель их вычисляет.',
    en: 'How true the probabilities of failing or leaving were in your finished courses, and which model computes them.',
  },
  none: { ru: '—', en: '—' },

  'programmes.title': { ru: 'Точность модели', en: 'Accuracy of the model' },
  'programmes.about': {
    ru: 'Насколько верны были вероятности «не сдаст или уйдёт» на завершённых курсах ваших программ. Доли по группам меньше 10 студентов не показаны.',
    en: 'How true the probabilities of failing or leaving were in the finished courses of your programmes. Shares of fewer than 10 students are not shown.',
  },
  'programmes.choose': { ru: 'Программа', en: 'Programme' },
  'programmes.model': { ru: 'Модель, версия {{version}}', en: 'Model, version {{version}}' },
  'programmes.none': { ru: 'За вами не закреплена ни одна программа', en: 'You head no programme' },
  'programmes.noneHint': {
    ru: 'Руководителей программ назначает оператор или администратор.',
    en: 'Heads of programmes are assigned by an operator or administrator.',
  },
  'programmes.notYet': {
    ru: 'Действующую модель на завершённых курсах ещё не проверяли. Проверку запускает администратор на странице «Модель».',
    en: 'The model that judges has not been checked on finished courses yet. An administrator starts the check on the page "Model".',
  },
  'programmes.few': {
    ru: 'Сказать пока нечего: в завершённых курсах программы с известными итогами меньше 10 студентов, или программа появилась после проверки.',
    en: 'There is nothing to tell yet: finished courses of the programme with known outcomes have fewer than 10 students, or the programme came after the check.',
  },

  'live.title': { ru: 'Действующая модель', en: 'The model that judges' },
  'live.shipped': { ru: 'Модель программы, версия {{version}}', en: 'Model of the program, version {{version}}' },
  'live.own': { ru: 'Собственная модель № {{id}}', en: 'Own model {{id}}' },

  'live.unusable': {
    ru: 'Выбранная модель № {{id}} обучена для другой версии программы и применить её нельзя. Пока оценивает модель программы; обучите новую.',
    en: 'Model {{id}}, which was chosen, was trained for another version of the program and cannot judge. The model of the program does meanwhile; train a new one.',
  },

  'evaluate.start': { ru: 'Проверить на завершённых курсах', en: 'Check on finished courses' },
  'evaluate.again': { ru: 'Проверить заново', en: 'Check again' },
  'evaluate.waiting': { ru: 'Проверка ждёт очереди', en: 'The check waits for its turn' },
  'evaluate.running': { ru: 'Идёт проверка', en: 'The check is under way' },
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

  'flags.title': { ru: 'Что сказали преподаватели', en: 'What teachers said' },
  'flags.about': {
    ru: 'Последние отметки о зонах B и C, которые назначила эта модель. Отмечают не всех, поэтому это не точность модели.',
    en: 'The last words on zones B and C that this model gave. Not everybody is spoken of, so this is not its precision.',
  },
  'flags.none': {
    ru: 'Отметок ещё нет: преподаватель ставит их на странице студента.',
    en: 'Nothing yet: teachers say it on the page of a student.',
  },
  'flags.right': { ru: 'Верно', en: 'Right' },
  'flags.wrong': { ru: 'Неверно', en: 'Wrong' },
  'flags.handled': { ru: 'Уже занимались', en: 'Handled' },

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

  'train.title': { ru: 'Обучить собственную модель', en: 'Train a model of your own' },
  'train.about': {
    ru: 'Кандидат обучается на завершённых курсах с итогами, а с действующей моделью сравнивается на самых поздних из них, которых не видел. Сам он действовать не начнёт.',
    en: 'A candidate is trained on finished courses with outcomes and compared with the present model on the latest of them, which it has not seen. It does not begin to judge by itself.',
  },
  'train.needs': {
    ru: 'Нужно не меньше {{courses}} завершённых курсов, {{students}} студентов с известным итогом и {{failed}} не сдавших или ушедших.',
    en: 'It takes at least {{courses}} finished courses, {{students}} students with a known outcome and {{failed}} who failed or left.',
  },
  'train.start': { ru: 'Обучить', en: 'Train' },
  'train.again': { ru: 'Обучить заново', en: 'Train again' },
  'train.waiting': { ru: 'Обучение ждёт очереди', en: 'The training waits for its turn' },
  'train.reading': { ru: 'Читаются завершённые курсы', en: 'Reading finished courses' },
  'train.preparing': { ru: 'Готовятся данные', en: 'Preparing the data' },
  'train.training': { ru: 'Обучаются модели', en: 'Training' },
  'train.comparing': { ru: 'Сравниваются зоны идущих курсов', en: 'Comparing zones of running courses' },
  'train.done': { ru: '{{done}} из {{total}}', en: '{{done}} of {{total}}' },
  'train.failed': {
    ru: 'Обучение не закончилось: причина — на странице «Задачи». Запустите его ещё раз.',
    en: 'The training did not end: the page "Tasks" says why. Start it again.',
  },
  'train.refused.courses': {
    ru: 'Данных мало: завершённых курсов с итогами {{have}}, нужно {{need}}.',
    en: 'Too little data: {{have}} finished courses with outcomes, {{need}} are needed.',
  },
  'train.refused.students': {
    ru: 'Данных мало: студентов с известным итогом {{have}}, нужно {{need}}.',
    en: 'Too little data: {{have}} students with a known outcome, {{need}} are needed.',
  },
  'train.refused.failed': {
    ru: 'Данных мало: не сдавших и ушедших {{have}}, нужно {{need}}.',
    en: 'Too little data: {{have}} failed or left, {{need}} are needed.',
  },

  'candidate.title': {
    ru: 'Модель № {{id}} рядом с действовавшей тогда',
    en: 'Model {{id}} beside the one that judged then',
  },
  'candidate.made': { ru: 'Обучена {{date}}', en: 'Trained on {{date}}' },
  'candidate.madeBy': {
    ru: 'Обучена {{date}}, запустил(а) {{name}}',
    en: 'Trained on {{date}}, asked for by {{name}}',
  },
  'candidate.learned': { ru: 'Обучена на', en: 'Trained on' },
  'candidate.heldOut': { ru: 'Сравнена на', en: 'Compared on' },
  'candidate.courses': {
    ru: { one: '{{count, number}} курсе', few: '{{count, number}} курсах', many: '{{count, number}} курсах' },
    en: { one: '{{count, number}} course', other: '{{count, number}} courses' },
  },
  'candidate.students': {
    ru: 'студентов {{students}}, из них не сдали или ушли {{failed}}',
    en: '{{students}} students, of whom {{failed}} failed or left',
  },
  'candidate.endings': {
    ru: 'Итогов из файлов {{told}}, выведенных из оценок {{derived}}.',
    en: '{{told}} outcomes from files, {{derived}} derived from grades.',
  },
  'candidate.present': { ru: 'Действовавшая', en: 'Present' },
  'candidate.candidate': { ru: 'Кандидат', en: 'Candidate' },
  'candidate.which': { ru: 'Модель', en: 'Model' },
  'candidate.difference': { ru: 'Разница AUC', en: 'Difference of AUC' },
  'candidate.interval': { ru: '{{value}} (от {{low}} до {{high}})', en: '{{value}} (from {{low}} to {{high}})' },

  'gate.passed': {
    ru: 'Кандидат выдержал сравнение: его можно сделать действующей моделью.',
    en: 'The candidate has passed the comparison: it may judge.',
  },
  'gate.notPassed': {
    ru: 'Кандидат не выдержал сравнения, поэтому действовать он не может:',
    en: 'The candidate has not passed the comparison, so it cannot judge:',
  },
  'gate.auc': {
    ru: 'упорядочивает студентов хуже: нижняя граница разницы AUC {{value}}, нужно больше {{bound}}',
    en: 'it ranks students worse: the lower bound of the difference of AUC is {{value}}, more than {{bound}} is needed',
  },
  'gate.brier': {
    ru: 'ошибается сильнее: Brier {{value}} при {{bound}} у действующей',
    en: 'it errs more: Brier {{value}} beside {{bound}} of the present model',
  },
  'gate.ece': {
    ru: 'вероятности неверны: ошибка калибровки {{value}}, допустимо {{bound}}',
    en: 'its probabilities are not true: calibration error {{value}}, {{bound}} is allowed',
  },

  'changes.title': { ru: 'Кто сменил бы зону сейчас', en: 'Who would change zone now' },
  'changes.about': {
    ru: 'Студенты идущих курсов на день обучения: строка — зона по действовавшей модели, столбец — по кандидату.',
    en: 'Students of running courses on the day of the training: a row is the zone by the present model, a column by the candidate.',
  },
  'changes.summary': {
    ru: 'Хуже стало бы {{worse}}, лучше — {{better}}, без изменений — {{same}}.',
    en: '{{worse}} would be worse off, {{better}} better, {{same}} would stay.',
  },
  'changes.none': { ru: 'Идущих курсов с зонами не было.', en: 'There were no running courses with zones.' },
  'changes.zone': { ru: 'Зона', en: 'Zone' },

  'golive.action': { ru: 'Сделать действующей', en: 'Let it judge' },
  'golive.title': { ru: 'Сделать модель № {{id}} действующей?', en: 'Let model {{id}} judge?' },
  'golive.text': {
    ru: 'Зоны всех курсов будут пересчитаны в фоне. Вернуться можно в любой момент.',
    en: 'Zones of all courses are computed anew in the background. You can go back at any time.',
  },
  'goback.action': { ru: 'Вернуть модель программы', en: 'Go back to the model of the program' },
  'goback.title': { ru: 'Вернуть модель программы?', en: 'Go back to the model of the program?' },
  'live.mark': { ru: 'действует', en: 'judges' },
  'earlier.title': { ru: 'Прежние модели', en: 'Earlier models' },
  'earlier.trained': { ru: 'Обучена', en: 'Trained' },
  'earlier.difference': { ru: 'AUC: разница с действовавшей', en: 'AUC: difference from the present one' },
  'earlier.state': { ru: 'Состояние', en: 'State' },
  'state.ready': { ru: 'готова', en: 'ready' },
  'state.notPassed': { ru: 'не выдержала сравнения', en: 'has not passed' },
  'state.outdated': { ru: 'для другой версии программы', en: 'for another version of the program' },
  'state.refused': { ru: 'мало данных', en: 'too little data' },
  'state.failed': { ru: 'не закончилось', en: 'did not end' },
  'state.waiting': { ru: 'ждёт', en: 'waits' },
  'state.training': { ru: 'обучается', en: 'is trained' },
});

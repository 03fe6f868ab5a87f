import { riskOuladFigures } from '../../risk-oulad/figures.ts';
import { defineSection } from '../section.ts';

export const riskOulad = defineSection({
  bench: 'risk-oulad',
  figures: riskOuladFigures,
  title: ({ say }) => say('Whom the zones find', 'Кого находят зоны'),
  write: ({ heldOut2014B }, { say, number, percent }) => {
    const table = heldOut2014B.flatMap(({ moment, zoneC, zonesBAndC, peers }) => {
      const ways = [
        { name: say('zone C', 'зона C'), worth: zoneC },
        { name: say('zones B and C', 'зоны B и C'), worth: zonesBAndC },
        { name: say('rule: completion below 50 %', 'правило: выполнено менее 50 %'), worth: peers.completionBelowHalf },
        {
          name: say('rule: less than half of what was due', 'правило: менее половины того, чей срок наступил'),
          worth: peers.lessThanHalfOfDueDone,
        },
        { name: say('rule: anything overdue', 'правило: есть просрочка'), worth: peers.anythingOverdue },
      ];
      return ways.map(({ name, worth }) => [
        name,
        percent(moment),
        percent(worth.flagged),
        percent(worth.recall),
        percent(worth.precision),
      ]);
    });
    const areas = heldOut2014B.map(
      ({ moment, areaUnderCurve: { riskScore, completion } }) =>
        `${number(riskScore, 3)} (${number(completion, 3)}) ${say('at', 'на')} ${percent(moment)}`,
    );
    return [
      say(
        'Of those who later failed or withdrew, how many are pointed at (recall), and how many of those pointed at did fail (precision): presentation 2014B of the Open University Learning Analytics Dataset, which took no part in choosing weights and bounds.',
        'Какую долю тех, кто потом не сдал или ушёл, находит каждый способ (полнота) и какая доля найденных действительно не сдала (точность): поток 2014B набора Open University Learning Analytics Dataset, который не участвовал в подборе весов и границ.',
      ),
      {
        table: {
          head: [
            say('way', 'способ'),
            say('days passed', 'прошло дней'),
            say('pointed at', 'отмечено'),
            say('recall', 'полнота'),
            say('precision', 'точность'),
          ],
          rows: table,
        },
      },
      say(
        `Area under the ROC curve of the risk score (of completion alone): ${areas.join('; ')}.`,
        `Площадь под ROC-кривой оценки риска (одного выполнения): ${areas.join('; ')}.`,
      ),
    ];
  },
});

import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import type { ProgrammesModel } from '../contract.ts';
import { EvaluationPanels } from './EvaluationPanels.tsx';
import { modelMessages } from './messages.ts';

interface ProgrammePanelsProps {
  readonly model: ProgrammesModel;
  readonly programme: ProgrammesModel['programmes'][number];
}

/** How true the model was in the finished courses of one programme. */
export function ProgrammePanels({ model: { day, modelVersion }, programme }: ProgrammePanelsProps): ReactNode {
  const t = useMessages(modelMessages);
  if (day === null)
    return (
      <Panel title={programme.name}>
        <Notice tone="info">{t('programmes.notYet')}</Notice>
      </Panel>
    );
  if (programme.result === null)
    return (
      <Panel title={programme.name}>
        <Notice tone="info">{t('programmes.few')}</Notice>
      </Panel>
    );
  return (
    <EvaluationPanels
      day={day}
      result={programme.result}
      title={programme.name}
      name={t('programmes.model', { version: modelVersion })}
    />
  );
}

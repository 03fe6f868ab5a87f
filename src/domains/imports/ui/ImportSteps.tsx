import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { ProgressSteps } from '#web/kit/progress/ProgressSteps.tsx';
import { stepStates } from '#web/kit/progress/step-states.ts';
import type { ImportStatus } from '../contract.ts';
import { importMessages } from './messages.ts';

const order = ['reading', 'checking', 'saving', 'recomputing'] as const;

/** How far an import has got. A refused file stopped at the check; a failed one may have stopped anywhere. */
export function ImportSteps({ status }: { readonly status: ImportStatus }): ReactNode {
  const t = useMessages(importMessages);
  const kit = useMessages(kitMessages);
  const states = statesOf(status);
  const steps = order.map((name, index) => ({ label: kit(`step.${name}`), state: states[index] ?? 'waiting' }));
  return <ProgressSteps label={t('steps')} steps={steps} />;
}

function statesOf(status: ImportStatus) {
  switch (status) {
    case 'waiting':
    case 'failed':
    case 'cancelled':
    case 'undoing':
    case 'undone':
      return [];
    case 'review':
      return stepStates(order, 'stopped', 'saving');
    case 'refused':
      return stepStates(order, 'stopped', 'checking');
    default:
      return stepStates(order, status);
  }
}

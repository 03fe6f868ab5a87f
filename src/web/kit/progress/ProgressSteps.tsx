import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { StepState } from './step-states.ts';
import classes from './ProgressSteps.module.css';

export interface Step {
  readonly label: string;
  readonly state: StepState;
}

/** How far a piece of work has got, step by step. The state is told by mark and weight, not by colour alone. */
export function ProgressSteps({
  steps,
  label,
}: {
  readonly steps: readonly Step[];
  readonly label: string;
}): ReactNode {
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className={classes.mark} aria-hidden>
            {step.state === 'done' && <IconCheck size={12} stroke={3} />}
            {step.state === 'stopped' && <IconX size={12} stroke={3} />}
          </span>
          {step.label}
        </li>
      ))}
    </ol>
  );
}

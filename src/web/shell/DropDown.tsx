import { useId, type ReactNode } from 'react';
import classes from './DropDown.module.css';

interface DropDownProps {
  /** Names the button. */
  readonly label: string;
  /** What the button shows. */
  readonly face: ReactNode;
  readonly children: (id: string) => ReactNode;
}

/** A button of the header with a small panel under it. The browser closes it on Escape and on a click elsewhere. */
export function DropDown({ label, face, children }: DropDownProps): ReactNode {
  const id = useId();
  return (
    <div>
      <button type="button" className={classes.button} popoverTarget={id} aria-label={label} title={label}>
        {face}
      </button>
      <div id={id} popover="auto" className={classes.panel}>
        {children(id)}
      </div>
    </div>
  );
}

interface ChoiceProps {
  /** The panel that closes with the choice. */
  readonly panel: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly chosen?: boolean;
  readonly onChoose: () => void;
}

/** One line of the panel. */
export function Choice({ panel, icon, label, chosen, onChoose }: ChoiceProps): ReactNode {
  return (
    <button
      type="button"
      className={classes.choice}
      popoverTarget={panel}
      popoverTargetAction="hide"
      aria-pressed={chosen}
      onClick={onChoose}
    >
      {icon}
      {label}
    </button>
  );
}

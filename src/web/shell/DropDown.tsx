import { useId, useRef, type ReactNode } from 'react';
import classes from './DropDown.module.css';

interface DropDownProps {
  /** Names the button. */
  readonly label: string;
  /** What the button shows. */
  readonly face: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** A button of the header with a small panel under it. The browser closes it on Escape and on a click elsewhere. */
export function DropDown({ label, face, children }: DropDownProps): ReactNode {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.anchor}>
      <button type="button" className={classes.button} popoverTarget={id} aria-label={label} title={label}>
        {face}
      </button>
      <div id={id} ref={panel} popover="auto" className={classes.panel}>
        {children(() => panel.current?.hidePopover())}
      </div>
    </div>
  );
}

import { useEffect, useId, useRef, type ReactNode, type SubmitEvent } from 'react';
import classes from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the end; one of type "submit" calls onSubmit. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly onSubmit?: (event: SubmitEvent) => void;
}

/**
 * A window over the page, open as long as it is rendered. The browser's own <dialog> keeps the focus inside,
 * closes on Escape and gives the focus back.
 */
export function Dialog({ title, children, actions, onClose, onSubmit }: DialogProps): ReactNode {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={classes.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className={classes.actions}>{actions}</div>
      </form>
    </dialog>
  );
}

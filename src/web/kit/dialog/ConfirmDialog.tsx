import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';
import { DialogActions } from './DialogActions.tsx';

interface ConfirmDialogProps {
  /** What is about to happen, as a question. */
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** Names the button that does it. */
  readonly action: string;
  /** Names the button that leaves all as it is, where "Cancel" could be taken for the action. */
  readonly leave?: string;
  readonly isPending: boolean;
  /** Says why it failed, if it did. */
  readonly problem?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, children, action, leave, isPending, problem, onConfirm, onClose } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
      actions={<DialogActions action={action} leave={leave} isPending={isPending} onClose={onClose} />}
    >
      {problem}
      <div>{children}</div>
    </Dialog>
  );
}

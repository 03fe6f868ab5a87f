import type { ReactNode } from 'react';
import classes from './StateBlock.module.css';

interface StateBlockProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** A quiet block in place of content: an icon, a sentence, at most one thing to do. */
export function StateBlock({ icon, title, children, actions, role }: StateBlockProps): ReactNode {
  return (
    <div className={classes.block} role={role}>
      <div className={classes.icon} aria-hidden>
        {icon}
      </div>
      <h2>{title}</h2>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

import type { ReactNode } from 'react';
import { PageTitle } from '../page/PageTitle.tsx';
import classes from './StateBlock.module.css';

interface StateBlockProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
  /** It stands for the whole page, not for a part of it. */
  readonly page?: boolean;
}

/** A quiet block in place of content: an icon, a sentence, at most one thing to do. */
export function StateBlock({ icon, title, children, actions, role, page = false }: StateBlockProps): ReactNode {
  return (
    <div className={classes.block} role={role}>
      <div className={classes.icon} aria-hidden>
        {icon}
      </div>
      {page ? (
        <>
          <PageTitle>{title}</PageTitle>
          <h1 tabIndex={-1}>{title}</h1>
        </>
      ) : (
        <h2>{title}</h2>
      )}
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

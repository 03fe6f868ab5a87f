import type { ReactNode } from 'react';
import { PageTitle } from './PageTitle.tsx';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** Links to the pages above this one, the nearest last. */
  readonly crumbs?: ReactNode;
  /** One line under the title: what this page shows, as of when. */
  readonly children?: ReactNode;
  /** What can be done with the whole page. */
  readonly actions?: ReactNode;
  /** Stands before the title: a zone, a state. */
  readonly mark?: ReactNode;
}

/** Names the page, in its heading and in the browser's title. */
export function PageHeader({ title, crumbs, children, actions, mark }: PageHeaderProps): ReactNode {
  return (
    <header className={classes.header}>
      <PageTitle>{title}</PageTitle>
      {crumbs !== undefined && <nav className={classes.crumbs}>{crumbs}</nav>}
      <div className={classes.row}>
        <div className={classes.words}>
          <div className={classes.title}>
            {mark}
            <h1 tabIndex={-1}>{title}</h1>
          </div>
          {children !== undefined && <div className={classes.about}>{children}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </header>
  );
}

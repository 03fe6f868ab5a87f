import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import classes from './Loading.module.css';

/** The outline of a table while its rows load. */
export function TableSkeleton({ rows = 8 }: { readonly rows?: number }): ReactNode {
  return (
    <Waiting className={classes.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={14} radius="xl" width={`${String(92 - ((row * 17) % 40))}%`} />
      ))}
    </Waiting>
  );
}

/** The outline of one block (a chart, a card) while it loads. */
export function BlockSkeleton({ height }: { readonly height: number }): ReactNode {
  return (
    <Waiting>
      <Skeleton height={height} radius="lg" />
    </Waiting>
  );
}

/** The outline of a whole page: its heading, a row of figures and a table. */
export function PageSkeleton(): ReactNode {
  return (
    <Waiting className={classes.page}>
      <Skeleton height={28} width="38%" radius="md" />
      <Skeleton height={88} radius="lg" />
      <Skeleton height={360} radius="lg" />
    </Waiting>
  );
}

function Waiting({ className, children }: { readonly className?: string | undefined; readonly children: ReactNode }) {
  const t = useMessages(kitMessages);
  return (
    <div className={className} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { ZoneBadge } from '#web/kit/zone/ZoneBadge.tsx';
import type { ReviewItem } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import { modelName } from '../model-name.ts';
import type { QueueLinks } from './queue-links.ts';
import classes from './queue.module.css';

/** Whose advice it is, on what, who composed it and when; and what its student said of it. */
export function CardHead({ item, links }: { readonly item: ReviewItem; readonly links: QueueLinks }): ReactNode {
  const t = useMessages(adviceMessages);
  const { relative, exact } = useFormats();
  const { rating, returnedAt, done, content, edited } = item;
  const composer = item.model === null ? t('composer.rules') : t('composer.named', { model: modelName(item.model) });
  const items = (edited ?? content).items.length;
  return (
    <div className={classes.head}>
      {links ? (
        <p className={classes.who}>
          <ZoneBadge zone={item.zone} compact />
          {links.student(item)}
          <span className={classes.quiet}>{links.course(item)}</span>
        </p>
      ) : (
        <h3>{t('waits')}</h3>
      )}
      <p className={classes.quiet}>
        {item.test === null ? t(`kind.${item.kind}`) : t('kind.test', { test: item.test })}
        {' · '}
        <span title={exact(item.createdAt)}>{t('composed', { moment: relative(item.createdAt), who: composer })}</span>
        {done.length > 0 && ` · ${t('done.items', { done: done.length, all: items })}`}
      </p>
      {rating && (
        <p className={classes.rating} data-low={returnedAt !== null}>
          {t(returnedAt === null ? 'rated.staff' : 'returned', { stars: rating.stars })}
          {rating.comment !== null && ` ${t('returned.comment', { comment: rating.comment })}`}
        </p>
      )}
    </div>
  );
}

import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { RecommendationContent } from '../../content/contract.ts';
import type { ReviewItem } from '../../review/contract.ts';
import { adviceMessages } from '../messages.ts';
import { DiffText } from '../text/DiffText.tsx';
import type { Review } from './useReview.ts';
import classes from './queue.module.css';

const longestItem = 600;
/** Rows of a field that show a text of this many characters without scrolling, on a wide screen. */
const rowsFor = (text: string): number => Math.min(8, Math.max(2, Math.ceil(text.length / 80) + 1));

/** Changes the text, shows what was changed, and approves it so. Ctrl or Command with Enter saves, Escape leaves. */
export function EditForm({ item, review }: { readonly item: ReviewItem; readonly review: Review }): ReactNode {
  const t = useMessages(adviceMessages);
  const before = item.edited ?? item.content;
  const [text, setText] = useState<RecommendationContent>(before);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isEmpty = text.items.some((one) => one.text.trim() === '') || text.opening?.trim() === '';
  const submit = (event: Pick<SubmitEvent, 'preventDefault'>): void => {
    event.preventDefault();
    if (!isEmpty) review.decide(item, { action: 'edited', content: text });
  };
  const close = (): void => {
    review.setEditing(null);
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      {text.opening !== null && (
        <Textarea
          label={t('edit.opening')}
          rows={rowsFor(text.opening)}
          maxLength={longestItem}
          value={text.opening}
          onChange={({ currentTarget }) => {
            setText({ ...text, opening: currentTarget.value });
          }}
        />
      )}
      {text.items.map((one, place) => (
        <div key={place} className={classes.field}>
          <Textarea
            label={t('edit.item', { place: place + 1 })}
            rows={rowsFor(one.text)}
            maxLength={longestItem}
            {...(place === 0 && { ref: first })}
            value={one.text}
            onChange={({ currentTarget: { value } }) => {
              setText({ ...text, items: text.items.with(place, { ...one, text: value }) });
            }}
          />
          {text.items.length > 1 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                setText({ ...text, items: text.items.toSpliced(place, 1) });
              }}
            >
              {t('edit.remove', { place: place + 1 })}
            </Button>
          )}
        </div>
      ))}
      <p className={classes.quiet}>{t('edit.hint')}</p>
      {text !== before && (
        <section>
          <h3>{t('edit.changes')}</h3>
          <DiffText before={item.content} after={text} />
        </section>
      )}
      <div className={classes.buttons}>
        <Button type="submit" size="sm" loading={review.isBusy} disabled={isEmpty}>
          {t('edit.save')}
        </Button>
        <Button variant="default" size="sm" onClick={close}>
          {t('edit.cancel')}
        </Button>
      </div>
    </form>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { ConfirmDialog } from '#web/kit/dialog/ConfirmDialog.tsx';
import { Facts } from '#web/kit/facts/Facts.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { useFormats } from '#web/kit/i18n/useFormats.ts';
import { kitMessages } from '#web/kit/messages.ts';
import { Await } from '#web/kit/state/Await.tsx';
import { BlockSkeleton } from '#web/kit/state/Loading.tsx';
import { Notice } from '#web/kit/state/Notice.tsx';
import { problemText } from '#web/kit/state/problem-text.ts';
import type { ImportBatch, UndoPreview } from '../contract.ts';
import { undoPreviewQuery } from './queries.ts';
import { reviewMessages } from './review-messages.ts';
import classes from './imports.module.css';

/** Takes an import back, after showing what that would do. Nothing where it cannot be taken back. */
export function UndoButton({ batch }: { readonly batch: ImportBatch }): ReactNode {
  const t = useMessages(reviewMessages);
  const [isOpen, setOpen] = useState(false);
  if (!batch.canUndo) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('undo')}
      </Button>
      {isOpen && (
        <UndoDialog
          batch={batch}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function UndoDialog({ batch, onClose }: { readonly batch: ImportBatch; readonly onClose: () => void }): ReactNode {
  const t = useMessages(reviewMessages);
  const kit = useMessages(kitMessages);
  const queries = useQueryClient();
  const query = useQuery(undoPreviewQuery(batch.id));
  const undoing = useMutation({
    mutationFn: () => api.post(`/imports/${batch.id}/undo`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['import'] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('undo.title', { file: batch.file })}
      action={t('undo')}
      leave={t('undo.leave')}
      isPending={undoing.isPending}
      problem={
        undoing.isError && (
          <Notice tone="bad" role="alert">
            {problemText(undoing.error, kit)}
          </Notice>
        )
      }
      onConfirm={() => {
        undoing.mutate();
      }}
      onClose={onClose}
    >
      <Await query={query} skeleton={<BlockSkeleton height={96} />}>
        {(preview) => <UndoWords preview={preview} />}
      </Await>
    </ConfirmDialog>
  );
}

function UndoWords({ preview }: { readonly preview: UndoPreview }): ReactNode {
  const t = useMessages(reviewMessages);
  const { number } = useFormats();
  const { overwritten, courses } = preview;
  const facts = [
    [t('undo.removed'), preview.removed] as const,
    [t('undo.restored'), preview.restored] as const,
    [t('undo.confirmed'), preview.confirmed] as const,
    [t('undo.overwritten'), overwritten.count] as const,
  ].filter(([, count]) => count > 0);
  return (
    <div className={classes.plan}>
      {facts.length === 0 ? (
        <p>{t('undo.nothing')}</p>
      ) : (
        <Facts facts={facts.map(([name, count]) => [name, number(count)])} />
      )}
      {courses.length > 0 && (
        <Notice tone="warning">
          {t('undo.courses')}: {courses.join(', ')}
        </Notice>
      )}
      {overwritten.items.length > 0 && (
        <div className={classes.lists}>
          <ul tabIndex={0}>
            {overwritten.items.map((item, index) => (
              <li key={index}>{t('undo.row', item)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={classes.faint}>{t('undo.again')}</p>
    </div>
  );
}

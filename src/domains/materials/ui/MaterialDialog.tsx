import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { Dialog } from '#web/kit/dialog/Dialog.tsx';
import { DialogActions } from '#web/kit/dialog/DialogActions.tsx';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Material } from '../contract.ts';
import { AttachmentChoice, type Attachments } from './AttachmentChoice.tsx';
import { longestTitle, mostLines, readLines } from './material-lines.ts';
import { materialMessages } from './messages.ts';
import { useMaterials } from './useMaterials.ts';
import classes from './materials.module.css';

interface MaterialDialogProps {
  readonly courseId: number;
  /** Undefined: new ones. */
  readonly material: Material | undefined;
  readonly onClose: () => void;
}

/** Adds one material or a pasted list of links, or changes one. */
export function MaterialDialog({ courseId, material, onClose }: MaterialDialogProps): ReactNode {
  const t = useMessages(materialMessages);
  const { add, change } = useMaterials(courseId);
  const [isList, setIsList] = useState(false);
  const [said, setSaid] = useState({
    title: material?.title ?? '',
    url: material?.url ?? '',
    text: material?.text ?? '',
  });
  const [lines, setLines] = useState('');
  const [attachments, setAttachments] = useState<Attachments>({
    activityIds: material?.activities.map(({ id }) => id) ?? [],
    topics: material?.topics ?? [],
  });
  const [title, url, text] = [said.title.trim(), said.url.trim(), said.text.trim()];
  const read = readLines(lines);
  const attached = { activityIds: [...attachments.activityIds], topics: [...attachments.topics] };
  const isReady = isList
    ? read.items.length > 0 && read.faults.length === 0
    : title !== '' && (url !== '' || text !== '') && (url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url)));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const one = { title, url: url === '' ? null : url, text: text === '' ? null : text, ...attached };
    const items = isList ? read.items.map((item) => ({ ...item, text: null, ...attached })) : [one];
    if (!isReady) return;
    if (material) change.mutate({ id: material.id, material: one }, { onSuccess: onClose });
    else add.mutate(items, { onSuccess: onClose });
  };
  const field = (name: keyof typeof said) => ({
    label: t(`dialog.${name}`),
    value: said[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setSaid({ ...said, [name]: currentTarget.value });
    },
  });
  return (
    <Dialog
      title={t(material ? 'dialog.edit' : 'dialog.add')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <DialogActions
          action={
            isList && read.items.length > 0 ? t('dialog.addMany', { count: read.items.length }) : t('dialog.save')
          }
          isPending={add.isPending || change.isPending}
          isDisabled={!isReady}
          onClose={onClose}
        />
      }
    >
      <ProblemNotice error={add.error ?? change.error} />
      {!material && (
        <SegmentedControl
          aria-label={t('dialog.how')}
          value={isList ? 'many' : 'one'}
          onChange={(value) => {
            setIsList(value === 'many');
          }}
          data={[
            { value: 'one', label: t('dialog.one') },
            { value: 'many', label: t('dialog.many') },
          ]}
        />
      )}
      {isList ? (
        <div>
          <Textarea
            label={t('dialog.many')}
            description={t('dialog.linesHint')}
            rows={6}
            value={lines}
            onChange={({ currentTarget }) => {
              setLines(currentTarget.value);
            }}
          />
          {read.faults.slice(0, 5).map(({ code, line }) => (
            <p key={`${code} ${String(line)}`} className={classes.fault} role="alert">
              {t(`line.${code}`, { line, most: code === 'too_long' ? longestTitle : mostLines })}
            </p>
          ))}
        </div>
      ) : (
        <>
          <TextInput {...field('title')} maxLength={longestTitle} required withAsterisk={false} autoFocus />
          <TextInput {...field('url')} type="url" inputMode="url" placeholder="https://" maxLength={2000} />
          <Textarea {...field('text')} description={t('dialog.textHint')} rows={3} maxLength={20_000} />
        </>
      )}
      <AttachmentChoice courseId={courseId} chosen={attachments} onChoose={setAttachments} />
    </Dialog>
  );
}

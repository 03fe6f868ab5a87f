import { VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { Material } from '../contract.ts';
import { materialMessages } from './messages.ts';
import classes from './materials.module.css';

/** A material to open or to read: its title as a link where it has one, its text folded up. */
export function MaterialText({ title, url, text }: Pick<Material, 'title' | 'url' | 'text'>): ReactNode {
  const t = useMessages(materialMessages);
  return (
    <>
      {url === null ? (
        <span className={classes.name}>{title}</span>
      ) : (
        <a className={classes.name} href={url} target="_blank" rel="noopener noreferrer">
          {title}
          <IconExternalLink size={14} aria-hidden />
          <VisuallyHidden>({t('opensApart')})</VisuallyHidden>
        </a>
      )}
      {text !== null && (
        <details className={classes.text}>
          <summary>{t('read')}</summary>
          <p>{text}</p>
        </details>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { riskMessages } from './messages.ts';
import { exportAddress } from './queries.ts';
import classes from './risk.module.css';

const formats = ['xlsx', 'csv', 'json'] as const;

/** Downloads of a course as it stands now. */
export function ExportLinks({ courseId }: { readonly courseId: number }): ReactNode {
  const t = useMessages(riskMessages);
  return (
    <div className={classes.downloads}>
      {t('export')}
      {formats.map((format) => (
        <a key={format} href={exportAddress(courseId, format)} download>
          {format}
        </a>
      ))}
    </div>
  );
}

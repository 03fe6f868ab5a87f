import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { myDataFormats } from '../contract.ts';
import { privacyMessages } from './messages.ts';
import { myDataExportAddress } from './queries.ts';
import classes from './privacy.module.css';

/** Everything that is kept about the person, as a file. */
export function MyDataDownload(): ReactNode {
  const t = useMessages(privacyMessages);
  return (
    <div className={classes.downloads}>
      {t('my.download')}
      {myDataFormats.map((format) => (
        <a key={format} href={myDataExportAddress(format)} download>
          {format}
        </a>
      ))}
    </div>
  );
}

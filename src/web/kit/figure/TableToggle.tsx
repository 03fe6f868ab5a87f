import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { kitMessages } from '../messages.ts';
import classes from './figure.module.css';

interface TableToggleProps {
  readonly asTable: boolean;
  readonly onToggle: (asTable: boolean) => void;
}

/** Turns a picture into its table, and back. */
export function TableToggle({ asTable, onToggle }: TableToggleProps): ReactNode {
  const t = useMessages(kitMessages);
  return (
    <div className={classes.tools}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
        onClick={() => {
          onToggle(!asTable);
        }}
      >
        {t(asTable ? 'figure.asPicture' : 'figure.asTable')}
      </Button>
    </div>
  );
}

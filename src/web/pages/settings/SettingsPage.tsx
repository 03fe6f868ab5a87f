import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RetentionPanel } from '#domains/audit/ui/RetentionPanel.tsx';
import { DigestsPanel } from '#domains/digests/ui/DigestsPanel.tsx';
import { LifetimesPanel } from '#domains/identity/ui/LifetimesPanel.tsx';
import { LoginsPanel } from '#domains/imports/ui/LoginsPanel.tsx';
import { OriginalsPanel } from '#domains/imports/ui/OriginalsPanel.tsx';
import { SecondFactorRolesPanel } from '#domains/identity/ui/SecondFactorRolesPanel.tsx';
import { SettingsPanel as ModelSettingsPanel } from '#domains/language-models/ui/SettingsPanel.tsx';
import { modelMessages } from '#domains/model-quality/ui/messages.ts';
import { SettingsPanel as NotificationSettingsPanel } from '#domains/notifications/ui/SettingsPanel.tsx';
import { ComposingPanel } from '#domains/recommendations/ui/ComposingPanel.tsx';
import { RemindersPanel } from '#domains/reminders/ui/RemindersPanel.tsx';
import { SmallestGroupPanel } from '#domains/roster/ui/SmallestGroupPanel.tsx';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageHeader } from '../../kit/page/PageHeader.tsx';
import { pageMessages } from '../messages.ts';
import classes from './settings.module.css';

/** What the administrator sets for the whole installation. */
export function SettingsPage(): ReactNode {
  const t = useMessages(pageMessages);
  const model = useMessages(modelMessages);
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        actions={
          <Button component={Link} to="/settings/model" variant="default">
            {model('title')}
          </Button>
        }
      >
        {t('settings.about')}
      </PageHeader>
      <div className={classes.page}>
        <SmallestGroupPanel />
        <LifetimesPanel />
        <SecondFactorRolesPanel />
        <RetentionPanel />
        <OriginalsPanel />
        <LoginsPanel />
        <NotificationSettingsPanel />
        <RemindersPanel />
        <DigestsPanel />
        <ComposingPanel />
        <ModelSettingsPanel />
      </div>
    </>
  );
}

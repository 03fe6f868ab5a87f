import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../../kit/i18n/messages.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { PageTitle } from '../../kit/page/PageTitle.tsx';
import { Brand } from '../../shell/Brand.tsx';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { shellMessages } from '../../shell/messages.ts';
import { SchemeSwitch } from '../../shell/SchemeSwitch.tsx';
import { CourseAtAGlance } from './CourseAtAGlance.tsx';
import { SignInForm } from './SignInForm.tsx';
import classes from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

/** The way in: a form, and beside it what the product is for. */
export function SignInPage(): ReactNode {
  const t = useMessages(shellMessages);
  const { back, expired = false } = route.useSearch();
  return (
    <div className={classes.page}>
      <PageTitle>{t('signIn.title')}</PageTitle>
      <aside className={classes.promise}>
        <CourseAtAGlance />
        <p>{t('signIn.promise')}</p>
      </aside>
      <div className={classes.side}>
        <header className={classes.top}>
          <Brand />
          <div className={classes.tools}>
            <LanguageSwitch />
            <SchemeSwitch />
          </div>
        </header>
        <main className={classes.main}>
          <h1>{t('signIn.title')}</h1>
          {expired && (
            <div className={classes.note}>
              <Notice tone="info">{t('signIn.expired')}</Notice>
            </div>
          )}
          <SignInForm back={back} />
        </main>
      </div>
    </div>
  );
}

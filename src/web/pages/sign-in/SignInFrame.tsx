import type { ReactNode } from 'react';
import { useMessages } from '../../kit/i18n/messages.ts';
import { PageTitle } from '../../kit/page/PageTitle.tsx';
import { Brand } from '../../shell/Brand.tsx';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { shellMessages } from '../../shell/messages.ts';
import { SchemeSwitch } from '../../shell/SchemeSwitch.tsx';
import { CourseAtAGlance } from './CourseAtAGlance.tsx';
import classes from './SignInPage.module.css';

interface SignInFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page for people who are not signed in: what they came for, and beside it what the product is for. */
export function SignInFrame({ title, children }: SignInFrameProps): ReactNode {
  const t = useMessages(shellMessages);
  return (
    <div className={classes.page}>
      <PageTitle>{title}</PageTitle>
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
          <h1>{title}</h1>
          {children}
        </main>
      </div>
    </div>
  );
}

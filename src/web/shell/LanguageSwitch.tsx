import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../kit/api/client.ts';
import { chooseLanguage, languages, type Language } from '../kit/i18n/language.ts';
import { useMessages } from '../kit/i18n/messages.ts';
import { shellMessages } from './messages.ts';
import classes from './LanguageSwitch.module.css';

const names: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' };

interface LanguageSwitchProps {
  /** The choice is kept in the person's profile too: letters and messages come in that language. */
  readonly signedIn?: boolean;
}

export function LanguageSwitch({ signedIn = false }: LanguageSwitchProps): ReactNode {
  const t = useMessages(shellMessages);
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const profile = useMutation({
    mutationFn: (locale: Language) => api.patch('/session/preferences', { locale }),
    // Some sentences come from the server, in the language of the profile.
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <div role="group" aria-label={t('language')} className={classes.switch}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={names[language]}
          aria-pressed={i18n.language === language}
          onClick={() => {
            chooseLanguage(language);
            if (signedIn) profile.mutate(language);
          }}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

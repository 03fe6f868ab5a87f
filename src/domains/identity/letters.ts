import type { LinkPurpose } from './contract.ts';

export type Language = 'ru' | 'en';

/** What a letter of an account says; the frame of letters greets and signs. */
export interface AccountLetter {
  readonly subject: string;
  readonly before: readonly string[];
  /** What the link says. */
  readonly action: string;
  readonly after: readonly string[];
}

export interface LinkFacts {
  /** When the link stops working, written for people. */
  readonly until: string;
}

const linkTexts: Record<LinkPurpose, Record<Language, (facts: LinkFacts) => AccountLetter>> = {
  invitation: {
    ru: ({ until }) => ({
      subject: 'Приглашение в Pulse.EDU',
      before: ['Для вас создана учётная запись в Pulse.EDU. Осталось задать пароль.'],
      action: 'Задать пароль',
      after: [`Ссылка действует один раз, до ${until}. Никому её не пересылайте.`],
    }),
    en: ({ until }) => ({
      subject: 'You are invited to Pulse.EDU',
      before: ['An account in Pulse.EDU has been made for you. All that is left is to choose a password.'],
      action: 'Choose a password',
      after: [`The link works once, until ${until}. Do not pass it on.`],
    }),
  },
  password_reset: {
    ru: ({ until }) => ({
      subject: 'Новый пароль для Pulse.EDU',
      before: ['Кто-то, вероятно вы, просит задать новый пароль для Pulse.EDU.'],
      action: 'Задать новый пароль',
      after: [
        `Ссылка действует один раз, до ${until}. Никому её не пересылайте.`,
        'Если это были не вы, ничего не делайте: пароль останется прежним.',
      ],
    }),
    en: ({ until }) => ({
      subject: 'New password for Pulse.EDU',
      before: ['Somebody, probably you, asked for a new password for Pulse.EDU.'],
      action: 'Choose a new password',
      after: [
        `The link works once, until ${until}. Do not pass it on.`,
        'If it was not you, do nothing: the password stays as it is.',
      ],
    }),
  },
  email_confirmation: {
    ru: ({ until }) => ({
      subject: 'Подтвердите адрес для Pulse.EDU',
      before: ['Этот адрес указан в профиле Pulse.EDU. Подтвердите, что он ваш.'],
      action: 'Подтвердить адрес',
      after: [`Ссылка действует один раз, до ${until}.`, 'Если вы не меняли адрес, ничего не делайте.'],
    }),
    en: ({ until }) => ({
      subject: 'Confirm your address for Pulse.EDU',
      before: ['This address was given in a profile of Pulse.EDU. Confirm that it is yours.'],
      action: 'Confirm the address',
      after: [`The link works once, until ${until}.`, 'If you did not change your address, do nothing.'],
    }),
  },
};

/** The letter that carries a one-time link. */
export function linkLetter(purpose: LinkPurpose, language: Language, facts: LinkFacts): AccountLetter {
  return linkTexts[purpose][language](facts);
}

export interface DeviceFacts {
  /** E.g. `Firefox, Windows`. */
  readonly device: string;
  readonly address: string;
  readonly moment: string;
}

const deviceTexts: Record<Language, (facts: DeviceFacts) => AccountLetter> = {
  ru: ({ device, address, moment }) => ({
    subject: 'Вход в Pulse.EDU с нового устройства',
    before: [
      `${moment} в вашу учётную запись вошли с нового устройства: ${device}, адрес ${address}.`,
      'Если это были вы, ничего делать не нужно. Если нет, завершите чужой сеанс и смените пароль.',
    ],
    action: 'Открыть настройки безопасности',
    after: [],
  }),
  en: ({ device, address, moment }) => ({
    subject: 'A new device signed in to Pulse.EDU',
    before: [
      `On ${moment} somebody signed in as you from a new device: ${device}, address ${address}.`,
      'If it was you, there is nothing to do. If not, end that session and change your password.',
    ],
    action: 'Open the security settings',
    after: [],
  }),
};

/** The letter about a sign-in from a browser not seen before. */
export function deviceLetter(language: Language, facts: DeviceFacts): AccountLetter {
  return deviceTexts[language](facts);
}

export interface AddressFacts {
  /** The address that is wanted. */
  readonly email: string;
  readonly moment: string;
}

const addressTexts: Record<Language, (facts: AddressFacts) => AccountLetter> = {
  ru: ({ email, moment }) => ({
    subject: 'Смена адреса почты в Pulse.EDU',
    before: [
      `${moment} для вашей учётной записи запрошен новый адрес почты: ${email}. Он начнёт действовать, когда его подтвердят по ссылке.`,
      'Если это были вы, ничего делать не нужно. Если нет, завершите чужие сеансы и смените пароль.',
    ],
    action: 'Открыть настройки безопасности',
    after: [],
  }),
  en: ({ email, moment }) => ({
    subject: 'A new e-mail address for Pulse.EDU',
    before: [
      `On ${moment} a new e-mail address was asked for your account: ${email}. It takes effect once it is confirmed by a link.`,
      'If it was you, there is nothing to do. If not, end the other sessions and change your password.',
    ],
    action: 'Open the security settings',
    after: [],
  }),
};

/** The letter to the present address about another one that is wanted. */
export function addressLetter(language: Language, facts: AddressFacts): AccountLetter {
  return addressTexts[language](facts);
}

export interface LinkChangeFacts {
  /** What the university's sign-in is called. */
  readonly provider: string;
  readonly moment: string;
}

const linkChangeTexts: Record<'linked' | 'unlinked', Record<Language, (facts: LinkChangeFacts) => AccountLetter>> = {
  linked: {
    ru: ({ provider, moment }) => ({
      subject: 'Новый способ входа в Pulse.EDU',
      before: [
        `${moment} ваша учётная запись связана со службой входа университета (${provider}): теперь в Pulse.EDU можно входить и через неё.`,
        'Если это были вы, ничего делать не нужно. Если нет, удалите связь и смените пароль.',
      ],
      action: 'Открыть настройки безопасности',
      after: [],
    }),
    en: ({ provider, moment }) => ({
      subject: 'Another way to sign in to Pulse.EDU',
      before: [
        `On ${moment} your account was linked with the university's sign-in (${provider}): it opens Pulse.EDU, too, from now on.`,
        'If it was you, there is nothing to do. If not, remove the link and change your password.',
      ],
      action: 'Open the security settings',
      after: [],
    }),
  },
  unlinked: {
    ru: ({ provider, moment }) => ({
      subject: 'Связь со службой входа удалена',
      before: [
        `${moment} удалена связь вашей учётной записи Pulse.EDU со службой входа университета (${provider}).`,
        'Если об этом вы не просили, обратитесь к администратору и проверьте настройки.',
      ],
      action: 'Открыть настройки безопасности',
      after: [],
    }),
    en: ({ provider, moment }) => ({
      subject: "The link with the university's sign-in is removed",
      before: [
        `On ${moment} the link of your account in Pulse.EDU with the university's sign-in (${provider}) was removed.`,
        'If you did not ask for it, tell the administrator and look at your settings.',
      ],
      action: 'Open the security settings',
      after: [],
    }),
  },
};

/** The letter about a link with the university's sign-in that was made or removed. */
export function linkChangeLetter(
  change: 'linked' | 'unlinked',
  language: Language,
  facts: LinkChangeFacts,
): AccountLetter {
  return linkChangeTexts[change][language](facts);
}

import type { LinkPurpose } from './contract.ts';

/** A letter without its recipient. */
export interface Text {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Language = 'ru' | 'en';

interface Paragraphs {
  readonly subject: string;
  readonly before: readonly string[];
  /** What the link says; undefined: the letter has none. */
  readonly action?: string;
  readonly after: readonly string[];
}

export interface LinkFacts {
  readonly name: string;
  /** When the link stops working, written for people. */
  readonly until: string;
}

const linkTexts: Record<LinkPurpose, Record<Language, (facts: LinkFacts) => Paragraphs>> = {
  invitation: {
    ru: ({ name, until }) => ({
      subject: 'Приглашение в Pulse.EDU',
      before: [`Здравствуйте, ${name}!`, 'Для вас создана учётная запись в Pulse.EDU. Осталось задать пароль:'],
      action: 'Задать пароль',
      after: [`Ссылка действует один раз, до ${until}. Никому её не пересылайте.`],
    }),
    en: ({ name, until }) => ({
      subject: 'You are invited to Pulse.EDU',
      before: [
        `Hello ${name},`,
        'An account in Pulse.EDU has been made for you. All that is left is to choose a password:',
      ],
      action: 'Choose a password',
      after: [`The link works once, until ${until}. Do not pass it on.`],
    }),
  },
  password_reset: {
    ru: ({ name, until }) => ({
      subject: 'Новый пароль для Pulse.EDU',
      before: [`Здравствуйте, ${name}!`, 'Кто-то, вероятно вы, просит задать новый пароль для Pulse.EDU:'],
      action: 'Задать новый пароль',
      after: [
        `Ссылка действует один раз, до ${until}. Никому её не пересылайте.`,
        'Если это были не вы, ничего не делайте: пароль останется прежним.',
      ],
    }),
    en: ({ name, until }) => ({
      subject: 'New password for Pulse.EDU',
      before: [`Hello ${name},`, 'Somebody, probably you, asked for a new password for Pulse.EDU:'],
      action: 'Choose a new password',
      after: [
        `The link works once, until ${until}. Do not pass it on.`,
        'If it was not you, do nothing: the password stays as it is.',
      ],
    }),
  },
  email_confirmation: {
    ru: ({ name, until }) => ({
      subject: 'Подтвердите адрес для Pulse.EDU',
      before: [`Здравствуйте, ${name}!`, 'Этот адрес указан в профиле Pulse.EDU. Подтвердите, что он ваш:'],
      action: 'Подтвердить адрес',
      after: [`Ссылка действует один раз, до ${until}.`, 'Если вы не меняли адрес, ничего не делайте.'],
    }),
    en: ({ name, until }) => ({
      subject: 'Confirm your address for Pulse.EDU',
      before: [`Hello ${name},`, 'This address was given in a profile of Pulse.EDU. Confirm that it is yours:'],
      action: 'Confirm the address',
      after: [`The link works once, until ${until}.`, 'If you did not change your address, do nothing.'],
    }),
  },
};

/** The letter that carries a one-time link. */
export function linkLetter(purpose: LinkPurpose, language: Language, facts: LinkFacts, url: string): Text {
  return render(linkTexts[purpose][language](facts), url);
}

export interface DeviceFacts {
  readonly name: string;
  /** E.g. `Firefox, Windows`. */
  readonly device: string;
  readonly address: string;
  readonly moment: string;
  /** Page where sessions are ended and the password is changed. */
  readonly url: string;
}

const deviceTexts: Record<Language, (facts: DeviceFacts) => Paragraphs> = {
  ru: ({ name, device, address, moment }) => ({
    subject: 'Вход в Pulse.EDU с нового устройства',
    before: [
      `Здравствуйте, ${name}!`,
      `${moment} в вашу учётную запись вошли с нового устройства: ${device}, адрес ${address}.`,
      'Если это были вы, ничего делать не нужно. Если нет, завершите чужой сеанс и смените пароль:',
    ],
    action: 'Открыть настройки безопасности',
    after: [],
  }),
  en: ({ name, device, address, moment }) => ({
    subject: 'A new device signed in to Pulse.EDU',
    before: [
      `Hello ${name},`,
      `On ${moment} somebody signed in as you from a new device: ${device}, address ${address}.`,
      'If it was you, there is nothing to do. If not, end that session and change your password:',
    ],
    action: 'Open the security settings',
    after: [],
  }),
};

/** The letter about a sign-in from a browser not seen before. */
export function deviceLetter(language: Language, facts: DeviceFacts): Text {
  return render(deviceTexts[language](facts), facts.url);
}

export interface AddressFacts {
  readonly name: string;
  /** The address that is wanted. */
  readonly email: string;
  readonly moment: string;
  /** Page where sessions are ended and the password is changed. */
  readonly url: string;
}

const addressTexts: Record<Language, (facts: AddressFacts) => Paragraphs> = {
  ru: ({ name, email, moment }) => ({
    subject: 'Смена адреса почты в Pulse.EDU',
    before: [
      `Здравствуйте, ${name}!`,
      `${moment} для вашей учётной записи запрошен новый адрес почты: ${email}. Он начнёт действовать, когда его подтвердят по ссылке.`,
      'Если это были вы, ничего делать не нужно. Если нет, завершите чужие сеансы и смените пароль:',
    ],
    action: 'Открыть настройки безопасности',
    after: [],
  }),
  en: ({ name, email, moment }) => ({
    subject: 'A new e-mail address for Pulse.EDU',
    before: [
      `Hello ${name},`,
      `On ${moment} a new e-mail address was asked for your account: ${email}. It takes effect once it is confirmed by a link.`,
      'If it was you, there is nothing to do. If not, end the other sessions and change your password:',
    ],
    action: 'Open the security settings',
    after: [],
  }),
};

/** The letter to the present address about another one that is wanted. */
export function addressLetter(language: Language, facts: AddressFacts): Text {
  return render(addressTexts[language](facts), facts.url);
}

export interface LinkChangeFacts {
  readonly name: string;
  /** What the university's sign-in is called. */
  readonly provider: string;
  readonly moment: string;
  /** Page where links are seen, sessions ended and the password changed. */
  readonly url: string;
}

const linkChangeTexts: Record<'linked' | 'unlinked', Record<Language, (facts: LinkChangeFacts) => Paragraphs>> = {
  linked: {
    ru: ({ name, provider, moment }) => ({
      subject: 'Новый способ входа в Pulse.EDU',
      before: [
        `Здравствуйте, ${name}!`,
        `${moment} ваша учётная запись связана со службой входа университета (${provider}): теперь в Pulse.EDU можно входить и через неё.`,
        'Если это были вы, ничего делать не нужно. Если нет, удалите связь и смените пароль:',
      ],
      action: 'Открыть настройки безопасности',
      after: [],
    }),
    en: ({ name, provider, moment }) => ({
      subject: 'Another way to sign in to Pulse.EDU',
      before: [
        `Hello ${name},`,
        `On ${moment} your account was linked with the university's sign-in (${provider}): it opens Pulse.EDU, too, from now on.`,
        'If it was you, there is nothing to do. If not, remove the link and change your password:',
      ],
      action: 'Open the security settings',
      after: [],
    }),
  },
  unlinked: {
    ru: ({ name, provider, moment }) => ({
      subject: 'Связь со службой входа удалена',
      before: [
        `Здравствуйте, ${name}!`,
        `${moment} удалена связь вашей учётной записи Pulse.EDU со службой входа университета (${provider}).`,
        'Если об этом вы не просили, обратитесь к администратору и проверьте настройки:',
      ],
      action: 'Открыть настройки безопасности',
      after: [],
    }),
    en: ({ name, provider, moment }) => ({
      subject: "The link with the university's sign-in is removed",
      before: [
        `Hello ${name},`,
        `On ${moment} the link of your account in Pulse.EDU with the university's sign-in (${provider}) was removed.`,
        'If you did not ask for it, tell the administrator and look at your settings:',
      ],
      action: 'Open the security settings',
      after: [],
    }),
  },
};

/** The letter about a link with the university's sign-in that was made or removed. */
export function linkChangeLetter(change: 'linked' | 'unlinked', language: Language, facts: LinkChangeFacts): Text {
  return render(linkChangeTexts[change][language](facts), facts.url);
}

/** Both forms of a letter; the link stands alone on its line in the plain one. */
function render({ subject, before, action, after }: Paragraphs, url: string): Text {
  const link = action === undefined ? [] : [url];
  const paragraph = (inner: string): string => `<p style="margin:0 0 16px">${inner}</p>`;
  const button = `<a href="${escapeHtml(url)}" style="color:#2f55d4;font-weight:600">${escapeHtml(action ?? '')}</a>`;
  const html = [
    ...before.map((line) => paragraph(escapeHtml(line))),
    ...link.map(() => paragraph(button)),
    ...after.map((line) => paragraph(escapeHtml(line))),
  ];
  return {
    subject,
    text: `${[...before, ...link, ...after].join('\n\n')}\n`,
    html: `<div style="font:16px/1.5 sans-serif;max-width:560px">${html.join('')}</div>`,
  };
}

/** Names come from files and forms. */
function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}

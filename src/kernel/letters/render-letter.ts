import { escapeHtml } from '../escape-html.ts';
import type { Locale } from '../locale.ts';
import type { NotificationItem, NotificationWords, Reader } from '../notifications/define-notification.ts';
import { letterFrame } from './frame.ts';
import { frameSentences } from './sentences.ts';

/** A letter without its recipient. */
export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterOptions {
  /** Address of the pages: paths become links below it. */
  readonly publicUrl: string;
  /** Instead of a greeting by name. */
  readonly greeting?: string;
  /** What is said below the button. */
  readonly notes?: readonly string[];
  /** What this kind of letters is called: the footer says that they are switched on. */
  readonly kindTitle?: string;
  /** Page where one chooses what comes, e.g. `/notifications`. Absent: nothing is to be chosen. */
  readonly preferencesPath?: string;
  /** Whole address of the page that stops letters of this kind. */
  readonly unsubscribeUrl?: string;
}

type Link = { readonly text: string; readonly url: string };

/** A letter before it takes one of its two forms: all texts plain, all links whole. */
interface Outline {
  readonly locale: Locale;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly lists: readonly { readonly title?: string; readonly items: readonly LinkedItem[] }[];
  readonly action: Link | undefined;
  readonly notes: readonly string[];
  readonly why: string;
  readonly footerLinks: readonly Link[];
}

interface LinkedItem {
  readonly text: string;
  readonly detail: string | undefined;
  readonly url: string | undefined;
}

/** Both forms of a letter, HTML and plain text, in the language of its reader. Words are escaped: names come from files. */
export function renderLetter(words: NotificationWords, reader: Reader, options: LetterOptions): RenderedLetter {
  const outline = outlineOf(words, reader, options);
  return { subject: outline.subject, text: toText(outline), html: toHtml(outline) };
}

function outlineOf(words: NotificationWords, reader: Reader, options: LetterOptions): Outline {
  const { publicUrl, greeting, notes = [], kindTitle, preferencesPath, unsubscribeUrl } = options;
  const sentences = frameSentences[reader.locale];
  const urlOf = (path: string): string => `${publicUrl.replace(/[/]+$/, '')}${path}`;
  const linked = ({ text, detail, path }: NotificationItem): LinkedItem => ({
    ...{ text, detail, url: path === undefined ? undefined : urlOf(path) },
  });
  const { action } = words;
  return {
    locale: reader.locale,
    subject: words.subject,
    paragraphs: [greeting ?? sentences.greeting(reader.name), ...words.paragraphs],
    lists: (words.lists ?? []).map((list) => ({ ...list, items: list.items.map(linked) })),
    action: action && { text: action.text, url: urlOf(action.path) },
    notes,
    why: kindTitle === undefined ? sentences.whyAccount : sentences.whyKind(kindTitle),
    footerLinks: [
      ...(preferencesPath === undefined ? [] : [{ text: sentences.preferences, url: urlOf(preferencesPath) }]),
      ...(unsubscribeUrl === undefined ? [] : [{ text: sentences.unsubscribe, url: unsubscribeUrl }]),
    ],
  };
}

/** Each link stands alone on its line, so that programs recognise it whole. */
function toText({ paragraphs, lists, action, notes, why, footerLinks }: Outline): string {
  const item = ({ text, detail, url }: LinkedItem): string =>
    [`• ${text}${detail === undefined ? '' : ` — ${detail}`}`, ...(url === undefined ? [] : [`  ${url}`])].join('\n');
  const blocks = [
    ...paragraphs,
    ...lists.map(({ title, items }) => [...(title === undefined ? [] : [title]), ...items.map(item)].join('\n')),
    ...(action ? [`${action.text}:\n${action.url}`] : []),
    ...notes,
    ['-- ', why, ...footerLinks.map(({ text, url }) => `${text}:\n${url}`)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function toHtml({ locale, subject, paragraphs, lists, action, notes, why, footerLinks }: Outline): string {
  const frame = letterFrame();
  const paragraph = (text: string): string => frame.paragraph({ text: escapeHtml(text) });
  const [, first = subject] = paragraphs;
  const blocks = [
    ...paragraphs.map(paragraph),
    ...lists.flatMap(({ title, items }) => [
      ...(title === undefined ? [] : [frame.heading({ text: escapeHtml(title) })]),
      ...items.map((item) => frame.item({ item: itemHtml(item) })),
    ]),
    ...(action ? [frame.button({ url: escapeHtml(action.url), text: escapeHtml(action.text) })] : []),
    ...notes.map(paragraph),
  ];
  return frame.letter({
    lang: locale,
    subject: escapeHtml(subject),
    preview: escapeHtml(first),
    blocks: blocks.join(''),
    footer: [escapeHtml(why), ...footerLinks.map(linkHtml)].join('<br />'),
  });
}

function itemHtml({ text, detail, url }: LinkedItem): string {
  const head = url === undefined ? `<strong>${escapeHtml(text)}</strong>` : linkHtml({ text, url });
  return detail === undefined
    ? head
    : `${head}<br /><span class="detail" style="color:#5d6775;font-size:14px">${escapeHtml(detail)}</span>`;
}

function linkHtml({ text, url }: Link): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

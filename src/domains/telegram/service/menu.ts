import type { BotCommand } from '#adapters/telegram/port.ts';
import { escapeHtml } from '#kernel/escape-html.ts';
import type { Actor } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import type { Reply } from '../store/step.ts';
import { bold, joinLines } from '../html.ts';
import { say, sayTo, type Visitor } from './visitor.ts';

const isStudent = ({ studentId }: Actor): boolean => studentId !== null;
const isStaff = ({ roles }: Actor): boolean => roles.has('teacher') || roles.has('head');

/** Commands of the bot, in the order of its menu, with whom they are for. */
export const commands = [
  { name: 'progress', isFor: isStudent },
  { name: 'deadlines', isFor: isStudent },
  { name: 'advice', isFor: isStudent },
  { name: 'risks', isFor: isStaff },
  { name: 'settings', isFor: () => true },
  { name: 'unlink', isFor: () => true },
  { name: 'help', isFor: () => true },
] as const satisfies readonly { readonly name: string; isFor(actor: Actor): boolean }[];
export type CommandName = (typeof commands)[number]['name'];

/** The menu as Telegram shows it to everybody. */
export function commandsOf(locale: Locale): BotCommand[] {
  return commands.map(({ name }) => ({ command: name, description: say(locale, `menu.${name}`) }));
}

/** The command that a text begins with, when it is for this person; `/progress@bot` means the same. */
export function findCommand(text: string, actor: Actor): CommandName | undefined {
  const [, name] = /^[/](\w+)(?:@\w+)?(?:\s|$)/.exec(text) ?? [];
  return commands.find((command) => command.name === name && command.isFor(actor))?.name;
}

/** What the person may ask. @param before a line that goes before it */
export function help(visitor: Visitor, before?: string): Reply {
  const sayIt = sayTo(visitor);
  const own = commands.filter(({ isFor }) => isFor(visitor.actor));
  const lines = own.map(({ name }) => `/${name} — ${escapeHtml(sayIt(`menu.${name}`))}`);
  return {
    html: joinLines([...(before === undefined ? [] : [escapeHtml(before), '']), bold(sayIt('help.title')), ...lines]),
  };
}

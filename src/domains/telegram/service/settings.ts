import { escapeHtml } from '#kernel/escape-html.ts';
import { runtime } from '#kernel/runtime.ts';
import { bold, clip, joinLines } from '../html.ts';
import { listChoices, setChoice } from '../store/preferences.ts';
import type { Reply } from '../store/step.ts';
import { sayTo, type Visitor } from './visitor.ts';

/** Kinds of notifications that the person may get, with whether they come by Telegram. */
async function listKinds({ actor }: Visitor) {
  const choices = await listChoices(actor.userId);
  return runtime()
    .notifications.list()
    .filter(({ roles }) => roles.some((role) => actor.roles.has(role)))
    .map(({ name, title, channels }) => ({
      name,
      title: title[actor.locale],
      isOn: choices.get(name) ?? channels.includes('telegram'),
    }));
}

/** What comes by Telegram, each with a button that turns it on or off. */
export async function settings(visitor: Visitor): Promise<Reply> {
  const sayIt = sayTo(visitor);
  const kinds = await listKinds(visitor);
  if (kinds.length === 0) return { html: escapeHtml(sayIt('settings.none')) };
  return {
    html: joinLines([bold(sayIt('settings.title')), escapeHtml(sayIt('settings.explain'))]),
    buttons: kinds.map(({ name, title, isOn }) => [
      { text: `${isOn ? '✅' : '⬜'} ${clip(title, 55)}`, data: `set:${name}` },
    ]),
  };
}

/** Turns a kind on or off. @returns what to say; undefined when the person gets nothing of the kind */
export async function toggle(visitor: Visitor, name: string): Promise<string | undefined> {
  const kind = (await listKinds(visitor)).find((one) => one.name === name);
  if (!kind) return undefined;
  await setChoice(visitor.actor.userId, name, !kind.isOn);
  return sayTo(visitor)(kind.isOn ? 'settings.off' : 'settings.on', { title: clip(kind.title, 150) });
}

import type { Buttons } from '#adapters/telegram/port.ts';
import { adviceOfCourse, rateAdvice, tickItem } from './advice.ts';
import { risks, risksOfCourse } from './risks.ts';
import { settings, toggle } from './settings.ts';
import { sayTo, type Visitor } from './visitor.ts';

/** What a press changes: a line for the person; the message, or its buttons alone. */
export interface PressAnswer {
  readonly text?: string;
  readonly html?: string;
  readonly buttons?: Buttons;
}

/**
 * Does what a button is for. What it brings back may be older than the program, or made up: it names things, and may do no
 * more than its person could anyway.
 */
export async function pressButton(visitor: Visitor, data: string): Promise<PressAnswer> {
  const [what, ...rest] = data.split(':');
  const [first = '', second = '', third = ''] = rest;
  switch (what) {
    case 'advice':
      return adviceOfCourse(visitor, numberOf(first));
    case 'rate':
      return rateAdvice(visitor, numberOf(second), uuidOf(third), Math.min(5, Math.max(1, numberOf(first))));
    case 'done':
      return tickItem(visitor, numberOf(second), uuidOf(third), numberOf(first));
    case 'risks':
      return risks(visitor, numberOf(first));
    case 'risk':
      return risksOfCourse(visitor, numberOf(first), numberOf(second));
    case 'set': {
      const text = await toggle(visitor, first);
      return { text: text ?? sayTo(visitor)('button.gone'), ...(await settings(visitor)) };
    }
    default:
      return { text: sayTo(visitor)('button.gone') };
  }
}

/** 0, which names nothing, for what is no number that the database could hold. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function uuidOf(text: string): string {
  return /^[0-9a-f-]{36}$/.test(text) ? text : '00000000-0000-0000-0000-000000000000';
}

import { z } from 'zod';
import { measuredSchema, type Measured } from '../common/measured.ts';
import type { Chart } from './chart.ts';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** What a section is written with: the words and numbers of one language. */
export interface Pen {
  readonly say: (english: string, russian: string) => string;
  /** A number as the language writes it, with at most so many digits after the point (default 0). */
  readonly number: (value: number, digits?: number) => string;
  /** 0.9 as 90 %. */
  readonly percent: (share: number, digits?: number) => string;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A paragraph, a table or a chart. */
export type Block = string | { readonly table: Table } | { readonly chart: Chart };

/** Which question a bench answers, and its answer. */
export interface Section {
  readonly bench: string;
  read(
    json: unknown,
    pen: Pen,
  ): { readonly title: string; readonly blocks: readonly Block[]; readonly measured: Measured };
}

export interface SectionOptions<Figures> {
  readonly bench: string;
  /** The figures' schema of the bench itself. */
  readonly figures: z.ZodType<Figures>;
  readonly title: (pen: Pen) => string;
  readonly write: (figures: Figures, pen: Pen) => readonly Block[];
}

/** A section of docs/performance.md: how the result of one bench is told. */
export function defineSection<Figures>({ bench, figures, title, write }: SectionOptions<Figures>): Section {
  const circumstances = z.object({ bench: z.literal(bench), measured: measuredSchema });
  return {
    bench,
    read: (json, pen) => ({
      title: title(pen),
      blocks: write(figures.parse(json), pen),
      measured: circumstances.parse(json).measured,
    }),
  };
}

export function createPen(language: Language): Pen {
  const digitsOf = (digits: number) => ({ maximumFractionDigits: digits });
  const number = (value: number, digits = 0): string => value.toLocaleString(language, digitsOf(digits));
  return {
    say: (english, russian) => (language === 'ru' ? russian : english),
    number,
    // With a space that does not break the line.
    percent: (share, digits = 0) => `${number(100 * share, digits)}\u00a0%`,
  };
}

import { z } from 'zod';
import { number, text } from '../http/fields.ts';

// What is read of the answers of OneRoster 1.2 (https://www.imsglobal.org/spec/oneroster/v1p2).

const moment = text.transform((value) => {
  const milliseconds = value === null ? NaN : Date.parse(value);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds);
});
const reference = z.object({ sourcedId: z.string().min(1) });
/** Records that are to be deleted are still sent, so that whoever keeps copies hears of it. */
const record = { sourcedId: z.string().min(1), status: text };
const isThere = ({ status }: { status: string | null }): boolean => status !== 'tobedeleted';

export const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: number });

export const classSchema = z.object({ ...record, title: text, classCode: text });
export type OneRosterClass = z.output<typeof classSchema>;
export const oneClassSchema = z.object({ class: classSchema }).transform(({ class: one }) => one);
export const classesSchema = z.object({ classes: z.array(classSchema) }).transform(({ classes }) => classes);

export const studentsSchema = z
  .object({
    users: z.array(
      z.object({
        ...record,
        username: text,
        givenName: text,
        familyName: text,
        middleName: text,
        email: text,
        identifier: text,
      }),
    ),
  })
  .transform(({ users }) => users);
export type OneRosterStudent = z.output<typeof studentsSchema>[number];

export const lineItemsSchema = z
  .object({ lineItems: z.array(z.object({ ...record, title: text, dueDate: moment, resultValueMax: number })) })
  .transform(({ lineItems }) => lineItems);
export type OneRosterLineItem = z.output<typeof lineItemsSchema>[number];

export const resultsSchema = z
  .object({
    results: z.array(
      z.object({
        ...record,
        lineItem: reference,
        student: reference,
        score: number,
        textScore: text,
        scoreStatus: text,
      }),
    ),
  })
  .transform(({ results }) => results);
export type OneRosterResult = z.output<typeof resultsSchema>[number];

/** Without those that are to be deleted. */
export const standing = <Item extends { status: string | null }>(items: readonly Item[]): Item[] =>
  items.filter(isThere);

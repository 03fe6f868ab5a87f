import type { ReactNode } from 'react';
import type { StudentRecord } from '../contract.ts';
import classes from './people.module.css';

/** What a student of the gradebooks is called: the name, or the ids in the sources when none names them. */
export function studentRecordName({ name, externalIds }: StudentRecord): string {
  return name ?? externalIds.join(', ');
}

/** A student of the gradebooks: name, and what tells namesakes apart. */
export function StudentRecordText({ record }: { readonly record: StudentRecord }): ReactNode {
  const { name, group, email, externalIds } = record;
  const rest = [group, email, ...(name === null ? [] : externalIds)].filter((text) => text !== null);
  return (
    <span className={classes.record}>
      {studentRecordName(record)}
      <span className={classes.quietLine}>{rest.join(' · ')}</span>
    </span>
  );
}

import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import type { ImportIssue } from '../contract.ts';
import { issuePlace } from './issue-place.ts';
import { importMessages } from './messages.ts';
import classes from './imports.module.css';

/** A few issues as sentences, for where a table would be too much. */
export function IssueList({ issues }: { readonly issues: readonly ImportIssue[] }): ReactNode {
  const t = useMessages(importMessages);
  return (
    <ul className={classes.issueList}>
      {issues.map((issue, index) => (
        <li key={index}>
          {issue.message} <span className={classes.place}>{issuePlace(issue, t)}</span>
        </li>
      ))}
    </ul>
  );
}

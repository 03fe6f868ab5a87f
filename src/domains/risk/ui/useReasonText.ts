import { useCallback } from 'react';
import { defineSentences, useSentences } from '#web/kit/i18n/messages.ts';
import type { Reason } from '../contract.ts';
import { reasonMessage, reasonsOfStudent, reasonsToStudent } from '../reasons.messages.ts';

const catalogues = {
  staff: defineSentences('reasons', reasonsOfStudent),
  student: defineSentences('reasons-to-student', reasonsToStudent),
};

/** Words for reasons; a student reads them about oneself, the staff about the student. */
export function useReasonText(reader: 'staff' | 'student'): (reason: Reason) => string {
  const t = useSentences(catalogues[reader]);
  return useCallback(
    (reason) => {
      const { key, values } = reasonMessage(reason);
      return t(key, values);
    },
    [t],
  );
}

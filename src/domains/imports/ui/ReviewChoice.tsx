import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { reviewModes, type ReviewMode } from '../contract.ts';
import { reviewMessages } from './review-messages.ts';

interface ReviewChoiceProps {
  readonly review: ReviewMode;
  readonly onChoose: (review: ReviewMode) => void;
}

/** When an upload shows what it would change before it is saved. */
export function ReviewChoice({ review, onChoose }: ReviewChoiceProps): ReactNode {
  const t = useMessages(reviewMessages);
  return (
    <Select
      label={t('mode.label')}
      data={reviewModes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
      value={review}
      allowDeselect={false}
      onChange={(mode) => {
        const known = reviewModes.find((one) => one === mode);
        if (known) onChoose(known);
      }}
    />
  );
}

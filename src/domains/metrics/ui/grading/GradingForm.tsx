import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/kit/api/client.ts';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Notice } from '#web/kit/state/Notice.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import type { Grading, GradingEffect, GradingOfCourse } from '../../grading/contract.ts';
import { gradingQuery } from '../queries.ts';
import { ActivityWeightsPanel } from './ActivityWeightsPanel.tsx';
import { isValid } from './draft.ts';
import { EffectPanel } from './EffectPanel.tsx';
import classes from './grading.module.css';
import { gradingMessages } from './messages.ts';
import { PartsPanel } from './PartsPanel.tsx';
import { RulesPanel } from './RulesPanel.tsx';

interface GradingFormProps {
  readonly courseId: number;
  readonly course: GradingOfCourse;
  readonly mayChange: boolean;
  readonly nameOf: (studentId: number) => ReactNode;
}

/** How a course weighs and judges: changed, looked at in its effect, saved, and put back to the default. */
export function GradingForm({ courseId, course, mayChange, nameOf }: GradingFormProps): ReactNode {
  const t = useMessages(gradingMessages);
  const queries = useQueryClient();
  const [draft, setDraft] = useState(course.grading);
  const path = `/courses/${String(courseId)}/grading`;
  const preview = useMutation({
    mutationFn: (grading: Grading) => api.post<GradingEffect>(`${path}/preview`, grading),
  });
  const saving = useMutation({
    mutationFn: (grading: Grading | null) =>
      grading === null ? api.delete<GradingOfCourse>(path) : api.put<GradingOfCourse>(path, grading),
    onSuccess: (saved) => {
      queries.setQueryData(gradingQuery(courseId).queryKey, saved);
      setDraft(saved.grading);
      preview.reset();
    },
  });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(course.grading);
  const isUsable = isValid(draft);
  const fields = {
    course,
    draft,
    disabled: !mayChange,
    onChange: (changed: Grading) => {
      setDraft(changed);
      preview.reset();
      saving.reset();
    },
  };
  return (
    <div className={classes.page}>
      <RulesPanel {...fields} />
      <PartsPanel {...fields} />
      <ActivityWeightsPanel {...fields} />
      <ProblemNotice error={preview.error ?? saving.error} />
      {saving.isSuccess && !isChanged && (
        <Notice tone="good" role="status">
          {t('saved')}
        </Notice>
      )}
      {!isUsable && <Notice tone="warning">{t('invalid')}</Notice>}
      {preview.data && <EffectPanel effect={preview.data} nameOf={nameOf} />}
      {mayChange && (
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={preview.isPending}
            disabled={!isChanged || !isUsable}
            onClick={() => {
              preview.mutate(draft);
            }}
          >
            {t('preview')}
          </Button>
          <Button
            loading={saving.isPending}
            disabled={!isChanged || !isUsable}
            onClick={() => {
              saving.mutate(draft);
            }}
          >
            {t('save')}
          </Button>
          {!course.isDefault && (
            <Button
              variant="subtle"
              loading={saving.isPending}
              onClick={() => {
                saving.mutate(null);
              }}
            >
              {t('reset')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

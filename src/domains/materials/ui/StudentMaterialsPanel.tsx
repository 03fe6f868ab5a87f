import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { MaterialText } from './MaterialText.tsx';
import { materialMessages } from './messages.ts';
import { studentMaterialsQuery } from './queries.ts';
import classes from './materials.module.css';

interface StudentMaterialsPanelProps {
  readonly courseId: number;
  readonly studentId: number;
  /** Who reads it: the words differ. */
  readonly reader: 'staff' | 'student';
}

/** Materials that fit what goes badly for a student, each with what for; all of the course on demand. */
export function StudentMaterialsPanel({ courseId, studentId, reader }: StudentMaterialsPanelProps): ReactNode {
  const t = useMessages(materialMessages);
  const [isWhole, setIsWhole] = useState(false);
  const found = useQuery(studentMaterialsQuery(courseId, studentId)).data;
  if (!found || found.items.length === 0 || (found.offers.length === 0 && reader === 'staff')) return null;
  const { offers, items } = found;
  const isOnlyList = offers.length === 0;
  const offered = offers.flatMap(({ materialId, need }) => {
    const material = items.find(({ id }) => id === materialId);
    return material ? [{ material, need }] : [];
  });
  return (
    <Panel
      title={t(isOnlyList ? 'own.allTitle' : 'own.title')}
      {...(!isOnlyList && { about: t(`own.about.${reader}`) })}
    >
      <div className={classes.panel}>
        <ul className={classes.list}>
          {isWhole || isOnlyList
            ? items.map((material) => (
                <li key={material.id} className={classes.what}>
                  <MaterialText {...material} />
                </li>
              ))
            : offered.map(({ material, need }) => (
                <li key={material.id} className={classes.what}>
                  <MaterialText {...material} />
                  <p className={classes.quiet}>{t(`need.${need.kind}`, { name: need.name })}</p>
                </li>
              ))}
        </ul>
        {!isOnlyList && items.length > offers.length && (
          <Button
            className={classes.more}
            variant="default"
            size="compact-sm"
            onClick={() => {
              setIsWhole(!isWhole);
            }}
          >
            {isWhole ? t('own.fewer') : t('own.all', { count: items.length })}
          </Button>
        )}
      </div>
    </Panel>
  );
}

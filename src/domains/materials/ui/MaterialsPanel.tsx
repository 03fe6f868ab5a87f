import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/i18n/messages.ts';
import { Panel } from '#web/kit/page/Panel.tsx';
import { ProblemNotice } from '#web/kit/state/ProblemNotice.tsx';
import { typingPause } from '#web/kit/typing-pause.ts';
import type { Material } from '../contract.ts';
import { MaterialDialog } from './MaterialDialog.tsx';
import { MaterialText } from './MaterialText.tsx';
import { materialMessages } from './messages.ts';
import { materialsQuery } from './queries.ts';
import { asNew, useMaterials } from './useMaterials.ts';
import classes from './materials.module.css';

interface MaterialsPanelProps {
  readonly courseId: number;
  readonly mayManage: boolean;
}

/** As many are shown at first. */
const firstMaterials = 8;

/** Materials of a course for its staff, to search, add, change and remove; nothing where there are none and none may be added. */
export function MaterialsPanel({ courseId, mayManage }: MaterialsPanelProps): ReactNode {
  const t = useMessages(materialMessages);
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), typingPause);
  const [opened, setOpened] = useState<Material | 'new' | null>(null);
  const [removed, setRemoved] = useState<Material | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const { add, remove } = useMaterials(courseId);
  const list = useQuery({ ...materialsQuery(courseId, wanted), placeholderData: keepPreviousData }).data;
  if (!list || (list.total === 0 && !mayManage)) return null;
  const shown = isWhole ? list.items : list.items.slice(0, firstMaterials);
  return (
    <Panel
      title={t('title')}
      about={t('about')}
      tools={
        mayManage && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              setOpened('new');
            }}
          >
            {t('add')}
          </Button>
        )
      }
    >
      <div className={classes.panel}>
        <ProblemNotice error={remove.error ?? add.error} />
        {list.total > firstMaterials && (
          <TextInput
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={({ currentTarget }) => {
              setSearch(currentTarget.value);
            }}
          />
        )}
        {removed !== null && (
          <p className={classes.quiet} role="status">
            {t('removed', { title: removed.title })}{' '}
            <Button
              variant="subtle"
              size="compact-xs"
              loading={add.isPending}
              onClick={() => {
                add.mutate([asNew(removed)], {
                  onSuccess: () => {
                    setRemoved(null);
                  },
                });
              }}
            >
              {t('undo')}
            </Button>
          </p>
        )}
        {list.items.length === 0 && (
          <p className={classes.quiet}>{wanted === '' ? t('none') : t('notFound', { search: wanted })}</p>
        )}
        <ul className={classes.list}>
          {shown.map((material) => (
            <li key={material.id} className={classes.row}>
              <div className={classes.what}>
                <MaterialText {...material} />
                <Attached material={material} />
              </div>
              {mayManage && (
                <span className={classes.buttons}>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('edit.label', { title: material.title })}
                    onClick={() => {
                      setOpened(material);
                    }}
                  >
                    {t('edit')}
                  </Button>
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-xs"
                    disabled={remove.isPending}
                    aria-label={t('remove.label', { title: material.title })}
                    onClick={() => {
                      remove.mutate(material, {
                        onSuccess: () => {
                          setRemoved(material);
                        },
                      });
                    }}
                  >
                    {t('remove')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
        {list.items.length > firstMaterials && (
          <Button
            className={classes.more}
            variant="default"
            size="compact-sm"
            onClick={() => {
              setIsWhole(!isWhole);
            }}
          >
            {isWhole ? t('fewer') : t('more', { count: list.items.length })}
          </Button>
        )}
      </div>
      {opened !== null && (
        <MaterialDialog
          courseId={courseId}
          material={opened === 'new' ? undefined : opened}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </Panel>
  );
}

function Attached({ material: { topics, activities } }: { readonly material: Material }): ReactNode {
  const names = [...topics, ...activities.map(({ name }) => name)];
  return (
    names.length > 0 && (
      <ul className={classes.attached}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    )
  );
}

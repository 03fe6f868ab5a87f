import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingPanel } from './SettingPanel.tsx';

interface NumberSettingProps<Name extends string> {
  readonly title: string;
  /** What the setting does. */
  readonly about: ReactNode;
  /** Where it is read and set, e.g. `/settings/smallest-group`. */
  readonly path: string;
  /** What the number is called in what the path answers, e.g. `students`. */
  readonly name: Name;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  /** Says what is allowed; shown while something else stands in the field. */
  readonly bounds: string;
}

/** A setting of the installation that is one whole number between two others. */
export function NumberSetting<Name extends string>(props: NumberSettingProps<Name>): ReactNode {
  const { title, about, path, name, label, least, most, bounds } = props;
  const isValid = (draft: Readonly<Record<Name, number>>): boolean =>
    Number.isInteger(draft[name]) && draft[name] >= least && draft[name] <= most;
  return (
    <SettingPanel<Readonly<Record<Name, number>>> title={title} about={about} path={path} isValid={isValid}>
      {(draft, onChange) => (
        <TextInput
          label={label}
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          value={Number.isNaN(draft[name]) ? '' : String(draft[name])}
          onChange={({ currentTarget }) => {
            onChange({ ...draft, [name]: currentTarget.valueAsNumber });
          }}
          error={!isValid(draft) && bounds}
        />
      )}
    </SettingPanel>
  );
}

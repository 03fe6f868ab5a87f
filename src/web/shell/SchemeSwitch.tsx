import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '../kit/i18n/messages.ts';
import { Choice, DropDown } from './DropDown.tsx';
import { shellMessages } from './messages.ts';

const schemes = [
  { scheme: 'auto', icon: IconDeviceDesktop },
  { scheme: 'light', icon: IconSun },
  { scheme: 'dark', icon: IconMoon },
] as const;

/** Light, dark, or as the system has it; remembered in this browser. */
export function SchemeSwitch(): ReactNode {
  const t = useMessages(shellMessages);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Face = schemes.find(({ scheme }) => scheme === colorScheme)?.icon ?? IconDeviceDesktop;
  return (
    <DropDown label={t('scheme')} face={<Face size={19} stroke={1.75} />}>
      {(panel) =>
        schemes.map(({ scheme, icon: Icon }) => (
          <Choice
            key={scheme}
            panel={panel}
            icon={<Icon size={18} stroke={1.75} aria-hidden />}
            label={t(`scheme.${scheme}`)}
            chosen={scheme === colorScheme}
            onChoose={() => {
              setColorScheme(scheme);
            }}
          />
        ))
      }
    </DropDown>
  );
}

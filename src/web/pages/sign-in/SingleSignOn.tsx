import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SignInOptions, SingleSignOn as Begun } from '#domains/identity/contract.ts';
import { api } from '../../kit/api/client.ts';
import { useMessages } from '../../kit/i18n/messages.ts';
import { ProblemNotice } from '../../kit/state/ProblemNotice.tsx';
import { signOnMessages } from './sign-on-messages.ts';
import classes from './SingleSignOn.module.css';

/** The button that leads to the university's own sign-in; nothing where there is none. */
export function SingleSignOn({ back }: { readonly back: string | undefined }): ReactNode {
  const t = useMessages(signOnMessages);
  const options = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => api.get<SignInOptions>('/sign-in-options', { signal }),
    staleTime: Infinity,
  });
  const begin = useMutation({
    mutationFn: () => api.post<Begun>('/session/single-sign-on', { back }),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  const provider = options.data?.singleSignOn;
  if (!provider) return null;
  return (
    <div className={classes.way}>
      <p className={classes.or}>{t('or')}</p>
      <ProblemNotice error={begin.error} />
      <Button
        size="md"
        variant="default"
        fullWidth
        leftSection={<IconSchool size={20} stroke={1.75} aria-hidden />}
        // Still busy while the browser is on its way.
        loading={begin.isPending || begin.isSuccess}
        onClick={() => {
          begin.mutate();
        }}
      >
        {provider.name === null ? t('university') : t('provider', { name: provider.name })}
      </Button>
    </div>
  );
}

import { skipToken, useQuery } from '@tanstack/react-query';
import { progressKey, type Progress } from './events.ts';

/** The last that live events told of how far a piece of work has got in this step; undefined while nothing was. */
export function useLiveProgress(topic: string, id: string, step: string): Progress | undefined {
  const { data } = useQuery<Progress>({ queryKey: progressKey(topic, id), queryFn: skipToken });
  return data?.step === step ? data : undefined;
}

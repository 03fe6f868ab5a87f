import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';

/** Lets a model judge; null: that of the program. */
export function useGoLive(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (modelId: number | null) => api.post('/model/live', { modelId }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['model'] });
      onDone();
    },
  });
}

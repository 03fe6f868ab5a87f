import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { Material, NewMaterial } from '../contract.ts';
import { materialsPath } from './queries.ts';

/** Adds materials to a course, changes them, and takes them out. */
export function useMaterials(courseId: number) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['course', 'materials'] });
  const path = materialsPath(courseId);
  return {
    add: useMutation({
      mutationFn: (items: readonly NewMaterial[]) => api.post<{ ids: string[] }>(path, { items }),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, material }: { id: string; material: NewMaterial }) => api.put(`${path}/${id}`, material),
      onSettled,
    }),
    remove: useMutation({ mutationFn: ({ id }: Material) => api.delete(`${path}/${id}`), onSettled }),
  };
}

/** What to say to have a material as it is. */
export function asNew({ title, url, text, activities, topics }: Material): NewMaterial {
  return { title, url, text, activityIds: activities.map(({ id }) => id), topics };
}

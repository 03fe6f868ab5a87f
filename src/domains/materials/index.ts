import type { Domain } from '#kernel/domain.ts';
import { routes } from './routes.ts';

export { addMaterials, listMaterials } from './service/materials.ts';

export const materials: Domain = {
  name: 'materials',
  routes,
  tasks: [],
  schedules: [],
  permissions: { 'materials.manage': ['teacher', 'administrator'] },
};

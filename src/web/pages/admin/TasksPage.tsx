import type { ReactNode } from 'react';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

export function TasksPage(): ReactNode {
  return <PageHeader title="TasksPage" />;
}

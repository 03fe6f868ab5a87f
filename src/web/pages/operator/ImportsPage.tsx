import type { ReactNode } from 'react';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

export function ImportsPage(): ReactNode {
  return <PageHeader title="ImportsPage" />;
}

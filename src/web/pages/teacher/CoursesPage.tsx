import type { ReactNode } from 'react';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

export function CoursesPage(): ReactNode {
  return <PageHeader title="CoursesPage" />;
}

import type { ReactNode } from 'react';
import { PageHeader } from '../../kit/page/PageHeader.tsx';

export function OwnCoursesPage(): ReactNode {
  return <PageHeader title="OwnCoursesPage" />;
}

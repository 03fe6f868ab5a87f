import { composingSettingRoutes } from './routes/composing-settings.ts';
import { overviewRoutes } from './routes/overviews.ts';
import { qualityRoutes } from './routes/quality.ts';
import { reviewRoutes } from './routes/review.ts';
import { studentRoutes } from './routes/student.ts';

export const routes = [
  ...[...reviewRoutes, ...studentRoutes, ...qualityRoutes],
  ...[...overviewRoutes, ...composingSettingRoutes],
];

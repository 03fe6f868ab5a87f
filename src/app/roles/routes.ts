import { authenticate } from '#domains/identity/index.ts';
import { isCourseReadable } from '#domains/roster/index.ts';
import { healthRoutes } from '#kernel/http/health.ts';
import { liveEventsRoute } from '#kernel/http/live-events.ts';
import type { Route } from '#kernel/http/route.ts';
import { domains } from '../domains.ts';

/** Every route the program serves. */
export function createRoutes(): Route[] {
  return [
    ...healthRoutes,
    liveEventsRoute({ authenticate, mayReadCourse: isCourseReadable }),
    ...domains.flatMap((domain) => domain.routes),
  ];
}

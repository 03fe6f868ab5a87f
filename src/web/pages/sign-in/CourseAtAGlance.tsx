import type { ReactNode } from 'react';
import classes from './SignInPage.module.css';

/** A course in miniature, students by activities: done, late, overdue, still ahead. A picture, no data. */
const course = [
  'dddddddddddddddd',
  'ddddddddddddldd.',
  'dddddddlddddddd.',
  'ddddldddddldd...',
  'dddddddddldoo...',
  'dddldddldodoo...',
  'dddddlodooo.....',
  'ddloddoooo......',
  'dloooooo........',
] as const;

const step = 22;

export function CourseAtAGlance(): ReactNode {
  return (
    <svg className={classes.picture} viewBox={`0 0 ${String(16 * step)} ${String(course.length * step)}`} aria-hidden>
      {course.flatMap((row, y) =>
        row
          .split('')
          .map((state, x) => (
            <rect
              key={`${String(x)}.${String(y)}`}
              x={x * step}
              y={y * step}
              width={step - 4}
              height={step - 4}
              rx={4}
              data-state={state}
            />
          )),
      )}
    </svg>
  );
}

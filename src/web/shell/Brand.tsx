import type { ReactNode } from 'react';
import classes from './Brand.module.css';

/** The product's mark and name. */
export function Brand(): ReactNode {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" className={classes.mark} aria-hidden>
        <rect width="32" height="32" rx="8" />
        <path d="M5 17h5.2l3-8.5 5.2 15 3-6.5h5.6" />
      </svg>
      Pulse.EDU
    </span>
  );
}

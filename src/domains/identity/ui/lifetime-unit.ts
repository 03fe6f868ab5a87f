const units = [
  { unit: 'days', seconds: 86_400 },
  { unit: 'hours', seconds: 3600 },
  { unit: 'minutes', seconds: 60 },
] as const;

/** The largest unit in which a time is a whole number; seconds when none is. */
export function lifetimeUnit(seconds: number): { unit: 'days' | 'hours' | 'minutes' | 'seconds'; count: number } {
  const whole = units.find((unit) => seconds % unit.seconds === 0);
  return whole ? { unit: whole.unit, count: seconds / whole.seconds } : { unit: 'seconds', count: seconds };
}

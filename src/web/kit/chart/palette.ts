/** The interface's colours as plain values, for what is drawn on a canvas. */
export interface Palette {
  readonly ink: string;
  readonly inkFaint: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly font: string;
  readonly zoneA: string;
  readonly zoneB: string;
  readonly zoneC: string;
  readonly zoneNone: string;
}

/** Reads the colours that hold for `element` in the scheme shown now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    inkFaint: colour('ink-faint'),
    line: colour('line'),
    surface: colour('surface'),
    accent: colour('accent'),
    font: style.fontFamily,
    zoneA: colour('zone-a'),
    zoneB: colour('zone-b'),
    zoneC: colour('zone-c'),
    zoneNone: colour('zone-none'),
  };
}

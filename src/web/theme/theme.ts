import { createTheme } from '@mantine/core';

/** The one accent: ink blue. Green, amber and red are kept for the zones. */
const ink = [
  '#eef2fd',
  '#dbe3fa',
  '#b8c7f3',
  '#93aaec',
  '#7590e4',
  '#5a78dc',
  '#3a55c4',
  '#3149ab',
  '#293d8d',
  '#1f2e6b',
] as const;

const gray = [
  '#f6f7f9',
  '#eef0f3',
  '#e3e6eb',
  '#d3d8df',
  '#b4bcc7',
  '#87919f',
  '#5d6775',
  '#434c58',
  '#2b323b',
  '#181c22',
] as const;

const dark = [
  '#e4e7ec',
  '#c5cad3',
  '#a0a8b4',
  '#7b8592',
  '#3c444f',
  '#2d343d',
  '#20252c',
  '#171b20',
  '#111418',
  '#0b0d10',
] as const;

/** Sizes, colours and defaults of the interface; its CSS variables are written while building (build/theme-variables.ts). */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: 6,
  colors: { ink, gray, dark },
  black: gray[9],
  fontFamily:
    "'Golos Text Variable', 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { theme } from '../theme/theme.ts';

const name = 'virtual:theme-variables.css';

/**
 * Writes the theme's CSS variables into the stylesheet while building.
 * Mantine would otherwise put them into a <style> element at run time, which a strict
 * Content-Security-Policy refuses and which shows the first frame unstyled.
 */
export function themeVariables(): Plugin {
  return {
    name: 'pulse-theme-variables',
    resolveId: (id) => (id === name ? id : undefined),
    load: (id) => (id === name ? themeVariablesCss() : undefined),
  };
}

function themeVariablesCss(): string {
  const variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  return `@layer theme { ${convertCssVariables(variables)} }`;
}

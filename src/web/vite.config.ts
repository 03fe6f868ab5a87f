import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { themeVariables } from './build/theme-variables.ts';
import { unusedSchemas } from './build/unused-schemas.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * How the pages are built and, with `npx vite dev src/web`, served while working on them.
 *
 * index.html names its files from the root ("/assets/…"), because it is served for every page's address.
 * Chunks and styles name each other relatively, so they load from wherever the first one came from:
 * to serve them from PULSE_ASSET_URL, the web role only has to prefix "/assets/" in index.html.
 */
export default defineConfig(({ command }) => ({
  root: here,
  // What is built is for use, whatever NODE_ENV happens to be where it is built.
  define: command === 'build' ? { 'process.env.NODE_ENV': JSON.stringify('production') } : {},
  plugins: [react(), themeVariables(), unusedSchemas()],
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  experimental: {
    renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
  },
  server: {
    port: 5173,
    proxy: { '/api': 'http://localhost:8000' },
  },
}));

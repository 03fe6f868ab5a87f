/** Written while building: build/theme-variables.ts. */
declare module 'virtual:theme-variables.css';

/** Milliseconds after the last key before a search is asked. */
export const typingPause = 250;

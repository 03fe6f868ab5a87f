/** Names of the tasks of an import; their key is the batch's id. */
export const taskNames = { parse: 'imports.parse', commit: 'imports.commit', undo: 'imports.undo' } as const;

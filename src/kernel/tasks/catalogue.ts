import type { TaskDefinition } from './define-task.ts';

/** A definition of whatever input; it parses its own before its handler sees it. */
export type AnyTask = TaskDefinition;

/** All kinds of tasks this program knows, by name. */
export interface TaskCatalogue {
  find(name: string): AnyTask | undefined;
  list(): readonly AnyTask[];
}

/** Builds the catalogue. Throws when two definitions share a name, so that the program does not start. */
export function createTaskCatalogue(definitions: readonly AnyTask[]): TaskCatalogue {
  const byName = new Map<string, AnyTask>();
  for (const definition of definitions) {
    if (byName.has(definition.name)) throw new Error(`two tasks are named ${definition.name}`);
    byName.set(definition.name, definition);
  }
  return { find: (name) => byName.get(name), list: () => [...byName.values()] };
}

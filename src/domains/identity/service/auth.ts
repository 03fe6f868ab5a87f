import { runtime, type Runtime } from '#kernel/runtime.ts';
import type { createAuth } from './better-auth.ts';

type Auth = ReturnType<typeof createAuth>;

const instances = new WeakMap<Runtime, Auth>();

/** Better-auth of the current runtime, loaded when it is first needed: workers do without and stay small. */
export async function auth(): Promise<Auth> {
  const existing = instances.get(runtime());
  if (existing) return existing;
  const better = await import('./better-auth.ts');
  const made = instances.get(runtime()) ?? better.createAuth(runtime());
  instances.set(runtime(), made);
  return made;
}

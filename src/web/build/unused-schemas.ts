import type { Plugin } from 'vite';

/** What may make schemas: a call, a property of what it makes, an object or a list of such. */
const makers: ReadonlySet<string> = new Set([
  ...['CallExpression', 'MemberExpression', 'ObjectExpression', 'ArrayExpression'],
]);

/**
 * Lets the bundler leave out the schemas of a contract that no page uses, and zod (24 kB) with them.
 * It may not drop the call that makes a schema, since a call could do anything; of a contract we know that making
 * its constants has no other effect, so each is wrapped into a function that says so.
 */
export function unusedSchemas(): Plugin {
  return {
    name: 'pulse-unused-schemas',
    apply: 'build',
    transform: {
      filter: { id: /\/contract\.ts$/ },
      handler(code) {
        const initialisers = this.parse(code).body.flatMap((statement) => {
          const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
          if (declaration?.type !== 'VariableDeclaration') return [];
          return declaration.declarations.flatMap(({ init }) => (init && makers.has(init.type) ? [init] : []));
        });
        return { code: wrapAsPure(code, initialisers), map: null };
      },
    },
  };
}

/** Wraps the given stretches of the code, from the last to the first so that positions stay valid. */
function wrapAsPure(code: string, stretches: readonly { readonly start: number; readonly end: number }[]): string {
  return stretches.toReversed().reduce((result, { start, end }) => {
    const wrapped = `/* @__PURE__ */ (() => (${result.slice(start, end)}))()`;
    return result.slice(0, start) + wrapped + result.slice(end);
  }, code);
}

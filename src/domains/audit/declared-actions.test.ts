import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { auditActions, auditDetails } from './contract.ts';

const recorders = new Set(['recordAudit', 'recordAuditOfMany', 'noteView']);

/** Texts that stand in the expressions (not the types) of sources: of those which record something, and of all. */
async function findTexts(): Promise<{ recorded: Set<string>; all: Set<string> }> {
  const [recorded, all] = [new Set<string>(), new Set<string>()];
  for await (const path of glob('src/**/*.ts', { exclude: (name) => name.endsWith('.test.ts') })) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    // What is declared, and how it is worded, is no record.
    if (/audit.(contract|actions[.]messages)[.]ts$/.test(path)) continue;
    collect(source, all);
    if (calls(source)) collect(source, recorded);
  }
  return { recorded, all };
}

function calls(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && recorders.has(node.expression.text)) return true;
  return ts.forEachChild(node, (child) => calls(child) || undefined) ?? false;
}

function collect(node: ts.Node, texts: Set<string>): void {
  if (ts.isTypeNode(node)) return;
  if (ts.isStringLiteral(node)) texts.add(node.text);
  ts.forEachChild(node, (child) => collect(child, texts));
}

/** Choices within the details of an action, e.g. why a sign-in was refused. Roles are everybody's. */
function choicesOf(details: z.ZodObject): string[] {
  return Object.entries(details.shape).flatMap(([name, schema]) =>
    name !== 'role' && schema instanceof z.ZodEnum ? schema.options.map(String) : [],
  );
}

describe('what the audit declares', () => {
  it('is recorded somewhere, each action and each choice of its details', async () => {
    const { recorded, all } = await findTexts();
    expect(auditActions.filter((action) => !recorded.has(action))).toEqual([]);
    const choices = Object.values(auditDetails).flatMap((details) => choicesOf(details));
    expect(choices).toContain('linked_elsewhere');
    expect(choices.filter((choice) => !all.has(choice))).toEqual([]);
  });
});

// Writes docs/performance.md, its Russian counterpart and their charts, and the figures of docs/model-card.md, from what
// the benches have left in bench/results. Usage: ./pulse bench report [--check]; with --check nothing is written, and it exits with 1 when a
// file does not agree with the results.
import { parseArgs } from 'node:util';
import { findDifferences, readResults, replaceFiles } from './files.ts';
import { writeAll } from './write-all.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const files = await writeAll(await readResults());
const differing = await findDifferences(files);
if (!values.check) await replaceFiles(files);
for (const path of differing) console.log(`${values.check ? 'outdated' : 'written'} ${path}`);
if (differing.length === 0) console.log('the documents agree with bench/results');
else if (values.check) process.exitCode = 1;

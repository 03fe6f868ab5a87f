import type { Config } from '#app/config.ts';
import { canReadNewestUpload } from '#domains/imports/index.ts';
import { ok, warning, type Finding } from './finding.ts';

/**
 * Whether the folder of uploaded files is the one that the others of this database use: a worker that cannot read what
 * a web server has taken fails at each import. A bucket is the same from everywhere, `examineFiles` looks at it.
 */
export async function examineUploads(config: Config): Promise<Finding[]> {
  if (config.s3) return [];
  const canRead = await canReadNewestUpload();
  if (canRead === undefined) return [];
  if (canRead) return [ok('uploads', 'the newest uploaded file can be read from here')];
  const seen = `the newest uploaded file is not in ${config.dataFolder}/files`;
  const remedy = 'machines that share a database must share that folder, or a bucket: docs/scale.md, "Files in S3"';
  return [warning('uploads', seen, remedy)];
}

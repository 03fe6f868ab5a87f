import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kMeans } from '#domains/risk/kmeans.ts';
import type { Points } from '#domains/risk/points.ts';
import { type Random, seededRandom } from '#kernel/seeded-random.ts';
import { median, round } from '../common/statistics.ts';
import { clusterWithSklearn } from './sklearn.ts';

const dimensions = 7;

/** Features as students have them: three kinds of students that overlap, clipped as `features.ts` clips. */
function studentPoints(count: number, random: Random): Points {
  // Box and Muller 1958.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const values = Float64Array.from({ length: count * dimensions }, (_, at) => {
    const kind = (Math.floor(at / dimensions) % 3) - 1;
    return Math.max(-2, Math.min(2, 0.8 * normal() + kind * (at % 2 === 0 ? 0.3 : 0.8)));
  });
  return { values, count, dimensions };
}

/** Milliseconds of each of our fits after the first. */
function cluster(points: Points, times: number): { milliseconds: number[]; inertia: number } {
  let inertia = NaN;
  const milliseconds = Array.from({ length: times + 1 }, (_, seed) => {
    const begun = performance.now();
    ({ inertia } = kMeans(points, 3, seededRandom(seed)));
    return performance.now() - begun;
  });
  return { milliseconds: milliseconds.slice(1), inertia };
}

/** Ours and scikit-learn's k-means of the same points. */
export async function measureKMeans(count: number, times: number) {
  const points = studentPoints(count, seededRandom(count));
  const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-'));
  try {
    const path = join(folder, 'points');
    await writeFile(path, new Uint8Array(points.values.buffer));
    const file = { path, count, dimensions };
    const ours = cluster(points, times);
    const sklearn = await clusterWithSklearn(file, times);
    const oneThread = await clusterWithSklearn(file, times, 1);
    return {
      n: count,
      dims: dimensions,
      ours: round(median(ours.milliseconds), 2),
      sklearn: round(median(sklearn.milliseconds), 2),
      sklearnOneThread: round(median(oneThread.milliseconds), 2),
      ratio: round(median(sklearn.milliseconds) / median(ours.milliseconds), 2),
      inertiaRatio: round(ours.inertia / sklearn.inertia, 4),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

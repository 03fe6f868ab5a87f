import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { kMeans } from '#domains/risk/kmeans.ts';
import { adjustedRand } from '#domains/risk/pattern/adjusted-rand.ts';
import { calinskiHarabasz } from '#domains/risk/pattern/calinski-harabasz.ts';
import { centresOf } from '#domains/risk/pattern/centres.ts';
import { type Points, pointsOf, squaredDistance } from '#domains/risk/points.ts';
import { silhouette } from '#domains/risk/silhouette.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { iris } from '#test/fixtures/iris.ts';
import { compareClusterings } from './compare.ts';
import { clusteringFiguresSchema } from './contract.ts';
import { fitMixture, likeliest } from './gaussian-mixture.ts';
import { cutTree, wardTree } from './ward.ts';

const compared = (points: Points, seed: number) =>
  [...compareClusterings(points, seed)].filter((one) => one !== undefined);

const sizesOf = (labels: Uint8Array): number[] =>
  [...Map.groupBy(labels, (label) => label).values()].map(({ length }) => length).sort((a, b) => a - b);

const pointsArbitrary = fc
  .array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 2, maxLength: 40 })
  .map((rows) => pointsOf(rows));

/** The sum of the squared distances of the points to the centres of their groups. */
function inertiaOf(points: Points, labels: Uint8Array): number {
  const centres = centresOf(points, labels, new Set(labels).size);
  return labels.reduce((sum, label, i) => sum + squaredDistance(points, i, centres, label), 0);
}

/* The figures of scikit-learn 1.9.1: AgglomerativeClustering(k, linkage='ward') and GaussianMixture(k, covariance_type,
   tol=1e-9, max_iter=5000, n_init=10, reg_covar=1e-6, random_state=0) of load_iris(). */

describe('Ward’s hierarchy', () => {
  test.each([
    [2, [50, 100], 0.6867350732769776, 502.82156350235897],
    [3, [36, 50, 64], 0.5543236611296419, 558.0580408128307],
    [4, [26, 36, 38, 50], 0.4889670857554692, 515.0789062430442],
    [6, [12, 21, 24, 26, 29, 38], 0.35923761926030806, 464.94939152139295],
  ])('of the irises cut into %i is that of scikit-learn', (k, sizes, itsSilhouette, itsIndex) => {
    const labels = cutTree(wardTree(iris), k);
    expect(sizesOf(labels)).toEqual(sizes);
    expect(silhouette(iris, { labels, k })).toBeCloseTo(itsSilhouette, 9);
    expect(calinskiHarabasz(iris, labels, k)).toBeCloseTo(itsIndex, 6);
  });

  it('has the last heights of scikit-learn, which are the roots of ours', () => {
    const heights = wardTree(iris).map(({ height }) => Math.sqrt(height));
    expect(heights).toHaveLength(149);
    [2.86941764, 3.82805262, 4.84770851, 6.39940682, 12.30039605, 32.447607].forEach((height, index) => {
      expect(heights.at(index - 6)).toBeCloseTo(height, 6);
    });
  });

  it('unites, at each step, at the price that its height tells', () => {
    fc.assert(
      fc.property(pointsArbitrary, (points) => {
        const tree = wardTree(points);
        let before = 0;
        tree.forEach(({ height }, index) => {
          const after = inertiaOf(points, cutTree(tree, points.count - 1 - index));
          expect(height / 2).toBeCloseTo(after - before, 6);
          before = after;
        });
      }),
      { numRuns: 40 },
    );
  });

  it('always takes the cheapest union, as a plain search for it does', () => {
    fc.assert(
      // Distances that differ, for of equally cheap unions either may come first.
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 2, max: 14 }), (seed, count) => {
        const random = seededRandom(seed);
        const points = pointsOf(Array.from({ length: count }, () => [random(), random(), random()]));
        let groups = Array.from({ length: count }, (_, point) => [point]);
        const cost = (members: readonly (readonly number[])[]) => {
          const labels = new Uint8Array(count);
          members.forEach((group, label) => {
            for (const point of group) labels[point] = label;
          });
          return inertiaOf(points, labels);
        };
        const heights: number[] = [];
        while (groups.length > 1) {
          const now = cost(groups);
          const unions = groups.flatMap((one, i) =>
            groups.slice(i + 1).map((other) => {
              const united = [...groups.filter((group) => group !== one && group !== other), [...one, ...other]];
              return { united, growth: cost(united) - now };
            }),
          );
          const [cheapest] = unions.toSorted((a, b) => a.growth - b.growth);
          if (!cheapest) throw new Error('two groups can be united');
          heights.push(2 * cheapest.growth);
          groups = cheapest.united;
        }
        const ours = wardTree(points).map(({ height }) => height);
        heights.forEach((height, index) => {
          expect(ours[index]).toBeCloseTo(height, 9);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('a mixture of normal distributions', () => {
  test.each([
    ['full', 1, 829.9781545093944, [150]],
    ['full', 2, 574.017832720746, [50, 100]],
    ['full', 3, 580.8389082119681, [45, 50, 55]],
    ['diagonal', 1, 1522.1201527259473, [150]],
    ['diagonal', 2, 857.5514941172933, [50, 100]],
    ['diagonal', 3, 744.6316612384952, [36, 50, 64]],
  ] as const)('of the irises, %s, %i components, has the BIC of scikit-learn', (covariance, k, bic, sizes) => {
    const { labels } = kMeans(iris, k, seededRandom(1));
    const mixture = fitMixture(iris, labels, k, covariance, 1e-6);
    expect(mixture.bic).toBeGreaterThan(bic - 0.01);
    expect(mixture.bic).toBeLessThan(bic + 0.1);
    expect(sizesOf(likeliest(iris, mixture))).toEqual(sizes);
  });

  it('is the likelier the freer its covariances are, and names no component that it does not have', () => {
    fc.assert(
      fc.property(pointsArbitrary, fc.integer({ min: 2, max: 4 }), (points, k) => {
        const { labels } = kMeans(points, k, seededRandom(1));
        fc.pre(new Set(labels).size === k);
        const mixture = fitMixture(points, labels, k, 'full', 0.01);
        expect(Number.isFinite(mixture.bic)).toBe(true);
        expect(Math.max(...likeliest(points, mixture))).toBeLessThan(k);
        const alone = fitMixture(points, new Uint8Array(points.count), 1, 'full', 0.01);
        const bound = fitMixture(points, new Uint8Array(points.count), 1, 'diagonal', 0.01);
        expect(alone.logLikelihood).toBeGreaterThanOrEqual(bound.logLikelihood - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('tells a narrow cloud from a wide one that k-means cuts', () => {
    const random = seededRandom(7);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const truth = Array.from({ length: 400 }, (_, i) => i % 2);
    const points = pointsOf(
      truth.map((wide) => (wide ? [5 + 3 * normal(), 3 * normal()] : [normal() / 3, normal() / 3])),
    );
    const { labels } = kMeans(points, 2, seededRandom(1));
    const mixture = fitMixture(points, labels, 2, 'full', 1e-6);
    expect(adjustedRand(likeliest(points, mixture), truth)).toBeGreaterThan(adjustedRand(labels, truth) + 0.1);
  });
});

describe('the comparison of clusterings', () => {
  it('of irises: all agree on two, surely', () => {
    const figures = compared(iris, 1);
    for (const one of figures) clusteringFiguresSchema.parse(one);
    const [shown, mixture, ward] = figures;
    expect(figures.map(({ method }) => method)).toEqual(['k_means', 'gaussian_mixture', 'ward']);
    expect(shown).toMatchObject({ k: 2, agreement: 1, mixture: null });
    expect(ward).toMatchObject({ k: 2, sizes: [100, 50], mixture: null });
    expect(ward?.silhouette).toBeCloseTo(0.6867350732769776, 9);
    expect(ward?.agreement).toBeGreaterThan(0.9);
    expect(mixture).toMatchObject({ k: 2, sizes: [100, 50], mixture: { covariance: 'full' } });
    for (const { stability } of figures) expect(stability).toBeGreaterThan(0.85);
  });

  it('keeps to the contract whatever the points are, and says the same of the same', () => {
    fc.assert(
      fc.property(pointsArbitrary, (points) => {
        const figures = compared(points, 1);
        for (const one of figures) {
          clusteringFiguresSchema.parse(one);
          expect(one.sizes.reduce((sum, size) => sum + size, 0)).toBe(points.count);
          expect(one.sizes).toHaveLength(one.k);
        }
        expect(compared(points, 1)).toEqual(figures);
      }),
      { numRuns: 40 },
    );
  });

  it('has nothing to say of points that are all alike, or of one', () => {
    expect(compared(pointsOf([[1, 1], [1, 1], [1, 1]]), 1)).toEqual([]); // prettier-ignore
    expect(compared(pointsOf([[1, 1]]), 1)).toEqual([]);
  });
});

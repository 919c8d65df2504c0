// The bounds by the nearest site serve every dataset: no partition into classes needs more.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PUBLISHED } from "../../src/bounds/index.js";
import { classCode } from "../../src/constructions/points/class-code.js";
import { narrowSize } from "../../src/constructions/published/narrow/plan.js";
import { voronoiSize, sidesOf } from "../../src/constructions/nearest-site/plan.js";
import { rational } from "../../src/numbers/index.js";
import { setting } from "../../test/bounds/settings.js";

/**
 * Sizes of the classes, each at least 1; some drawings are as uneven as can be. Many small classes and few
 * coordinates are where the narrow network is the smaller one.
 */
const manyClasses = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 64 });
const fewClasses = fc.integer({ min: 2, max: 9 }).chain((classes) =>
  fc.oneof(
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: classes, maxLength: classes }),
    fc
      .integer({ min: 1, max: 150 })
      .map((n) => [n, ...Array.from({ length: classes - 1 }, () => 1)]),
    fc.integer({ min: 1, max: 60 }).map((n) => Array.from({ length: classes }, () => n)),
  ),
);

const places = fc.oneof(
  fc.record({ sizes: fewClasses, dimension: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ sizes: manyClasses, dimension: fc.integer({ min: 1, max: 2 }) }),
);

function valueOf(name: string, sizes: readonly number[], dimension: number): bigint {
  const points = BigInt(sizes.reduce((a, b) => a + b, 0));
  const where = setting(points, BigInt(dimension), "9/10", "2", { classes: BigInt(sizes.length) });
  const outcome = PUBLISHED.find((one) => one.name === name)?.evaluate(where);
  if (outcome?.applies !== true || outcome.value === undefined) throw new Error(name);
  return outcome.value;
}

describe("nearest-site bounds", () => {
  it("for all partitions into classes, hold for the networks that the constructions size", () => {
    const isFirst = { narrow: 0, chain: 0 };
    fc.assert(
      fc.property(places, ({ sizes, dimension }) => {
        const code = classCode(sizes.map((_, label) => rational(BigInt(label))));
        const points = sizes.reduce((a, b) => a + b, 0);
        const counts = code.bits.map(({ ones }): readonly [number, number] => {
          const own = sizes.reduce((sum, n, label) => sum + (ones[label] === true ? n : 0), 0);
          const [less, more] = [Math.min(own, points - own), Math.max(own, points - own)];
          return less === 1 ? [less, more] : [more, less];
        });
        const narrow = narrowSize(dimension, dimension, counts);
        let chain = voronoiSize(dimension, dimension, sizes, 1, sidesOf(code)).parameters;
        for (let length = 2; length <= Math.max(...sizes); length += 1) {
          const { parameters } = voronoiSize(dimension, dimension, sizes, length, sidesOf(code));
          if (parameters < chain) chain = parameters;
        }
        isFirst[narrow.parameters < chain ? "narrow" : "chain"] += 1;
        const least = narrow.parameters < chain ? narrow.parameters : chain;
        expect(least).toBeLessThanOrEqual(valueOf("nearest-site-parameters", sizes, dimension));
        const width = valueOf("nearest-site-width", sizes, dimension);
        expect(BigInt(narrow.width)).toBeLessThanOrEqual(width);
        expect(BigInt(narrow.depth)).toBe(valueOf("nearest-site-depth", sizes, dimension));
      }),
    );
    console.log(`the smaller network: narrow ${isFirst.narrow}, chain ${isFirst.chain}`);
    expect(isFirst.chain).toBeGreaterThan(0);
    expect(isFirst.narrow).toBeGreaterThan(0);
  });
});

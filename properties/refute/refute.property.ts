// What the searches find is accepted, the oracle agrees, and no two answers contradict each other.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { partition } from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { layer, type Network, row } from "../../src/kernel/index.js";
import { at, multiply, type Rational, rational } from "../../src/numbers/index.js";
import {
  collisionLines,
  judgeMap,
  type MapAnswer,
  type MapQuestion,
  obstructionFor,
  obstructionLines,
  preservingMapLines,
  type Question,
  widthBoundFor,
  widthBoundLines,
  widthSearch,
} from "../../src/refute/index.js";
import { untruthsOfFinding } from "../../src/oracle/finding.js";
import { datasets } from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { runs } from "../runs.js";

const drawn = datasets({ dimension: 3, points: 6 }).map(datasetOfDrawn);
/** From far below half of a typical distance to far above it. */
const radii: fc.Arbitrary<Rational> = fc
  .tuple(fc.constantFrom(1n, 3n, 9n), fc.integer({ min: -4, max: 6 }))
  .map(([n, k]) => (k < 0 ? rational(n, 4n ** BigInt(-k)) : rational(n * 2n ** BigInt(k), 4n)));
const questions: fc.Arbitrary<Question> = fc
  .tuple(drawn, exponents, radii)
  .map(([dataset, p, radius]) => ({ dataset, norm: normOfExponent(p), radius }));
const RUNS = runs(40);

/** The verdict of the checker, and what the oracle finds untrue. */
function judged(lines: Iterable<string>): readonly [string, readonly string[]] {
  const text = [...lines].map((line) => `${line}\n`).join("");
  return [checkText(text).verdict, untruthsOfFinding(text)];
}

const FINE = ["accepted", []];
const OWN = { network: true, points: true };

/** A map of some rows with small integers, taken in turn. */
function mapOf({ dimension }: Dataset, rows: number, pool: readonly number[]): Network {
  const made = Array.from({ length: rows }, (_, r) => {
    const weights = Array.from({ length: dimension }, (__, k) =>
      BigInt(at(pool, (r * dimension + k) % pool.length)),
    );
    const columns = [...weights.keys()].filter((k) => weights[k] !== 0n);
    const kept = columns.map((k) => rational(at(weights, k)));
    const one = row(dimension, columns, kept, rational(BigInt(r)));
    if (typeof one === "string") throw new Error(one);
    return one;
  });
  return { inputs: dimension, layers: [layer(made)] };
}

const pools = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 7 });
const maps: fc.Arbitrary<MapQuestion> = fc
  .tuple(questions, fc.integer({ min: 1, max: 3 }), pools)
  .map(([question, rows, pool]) => ({ ...question, map: mapOf(question.dataset, rows, pool) }));

function linesOf(
  asked: MapQuestion,
  answer: Exclude<MapAnswer, { kind: "open" }>,
): Iterable<string> {
  return answer.kind === "collision"
    ? collisionLines(asked, answer.witness, OWN)
    : preservingMapLines(asked, answer.witness, OWN);
}

describe("linear maps", () => {
  test("for all datasets, maps, norms and radii, what is found is accepted and true", () => {
    fc.assert(
      fc.property(maps, (asked) => {
        const answer = judgeMap(asked);
        if (answer.kind !== "open") expect(judged(linesOf(asked, answer))).toEqual(FINE);
      }),
      RUNS,
    );
  });

  test("for all that preserve, none collides at a smaller radius; for all that collide, none preserves at a larger one", () => {
    fc.assert(
      fc.property(maps, (asked) => {
        const { kind } = judgeMap(asked);
        if (kind === "open") return;
        const factor = kind === "collision" ? rational(3n, 2n) : rational(2n, 3n);
        const other = judgeMap({ ...asked, radius: multiply(asked.radius, factor) });
        expect([kind, "open"]).toContain(other.kind);
      }),
      RUNS,
    );
  });
});

describe("obstructions", () => {
  test("for all datasets, norms and radii, what is found is accepted and true, and there is no tree", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const witness = obstructionFor(question);
        if (witness === undefined) return;
        const lines = obstructionLines(question, witness, { points: true });
        expect(judged(lines)).toEqual(FINE);
        const { dataset, norm, radius } = question;
        const tree = await partition.construct(dataset, norm, radius, { seed: "1", budget: 1 / 8 });
        expect(tree.status).not.toBe("constructed");
      }),
      RUNS,
    );
  });
});

describe("width bounds", () => {
  test("for all datasets, ranks, norms and radii, what is found is accepted and true, and no map of that rank preserves", () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 2 }), pools, (question, rank, pool) => {
        const witness = widthBoundFor(widthSearch(question), rank);
        if (witness === undefined) return;
        // The oracle tries all sets of pairs.
        const lines = [...widthBoundLines(question, witness, { points: true })];
        const [verdict, untruths] =
          witness.pairs.length <= 7
            ? judged(lines)
            : [checkText(`${lines.join("\n")}\n`).verdict, []];
        expect([verdict, untruths]).toEqual(FINE);
        const map = mapOf(question.dataset, rank, pool);
        expect(judgeMap({ ...question, map }).kind).not.toBe("preserving-map");
      }),
      RUNS,
    );
  });
});

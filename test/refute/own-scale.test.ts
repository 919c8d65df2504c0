// Questions about data at scales that doubles do not hold: the same answers as at scale 1.
import { describe, expect, it, test } from "vitest";
import type { Dataset } from "../../src/dataset/dataset.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, normOf } from "../../src/kernel/index.js";
import { multiply, type Rational, rational, reduced } from "../../src/numbers/index.js";
import { judgeMap, obstructionFor, widthEvidence } from "../../src/refute/index.js";
import { toy } from "../constructions/toy.js";
import { dense, network, q } from "../exact.js";

const POWER = normOf(q("3/2"));
const NORMS = [
  ["1", NORM_ONE],
  ["2", NORM_TWO],
  ["inf", NORM_INFINITY],
  ["3/2", POWER ?? NORM_TWO],
] as const;
const SCALES = [300, 400].flatMap((k) => [
  rational(10n ** BigInt(k)),
  rational(1n, 10n ** BigInt(k)),
]);

/** A square whose sides carry labels, and two points far to the right. */
const SQUARE = toy([
  [[0, 0], "a"],
  [[0, 2], "b"],
  [[2, 0], "b"],
  [[2, 2], "a"],
]);

/** Four labels at 0, 3, 6 and 9 on a line, in an order that no short row of cuts serves. */
const LINE = toy([
  [[0], "a"],
  [[3], "b"],
  [[5], "a"],
  [[8], "b"],
]);

function times(dataset: Dataset, unit: Rational): Dataset {
  const points = dataset.points.map((one) => {
    const ints = one.point.ints.map((n) => n * unit.num);
    return { ...one, point: reduced(ints, one.point.den * unit.den) };
  });
  return { ...dataset, points };
}

describe.each(NORMS)("at any scale, p = %s", (name, norm) => {
  test("a bound of the width, by weights and by a covering", () => {
    for (const method of ["trace", "covering"] as const) {
      const asked = (unit: Rational): string => {
        const radius = multiply(q("9/10"), unit);
        const question = { dataset: times(SQUARE, unit), norm, radius };
        return widthEvidence(question, 1, method).kind;
      };
      const plain = asked(q("1"));
      // In the norm 1 the corners of a square are too far from each other.
      if (method === "covering") expect(plain).toBe(name === "1" ? "unknown" : "found");
      for (const unit of SCALES) expect([method, asked(unit)]).toEqual([method, plain]);
    }
  });

  test("an obstruction", () => {
    const asked = (unit: Rational): readonly number[] | undefined => {
      const question = { dataset: times(SQUARE, unit), norm, radius: multiply(q("99/100"), unit) };
      return obstructionFor(question)?.family;
    };
    const plain = asked(q("1"));
    for (const unit of SCALES) expect(asked(unit)).toEqual(plain);
  });

  test("a map that keeps balls apart, and one that does not", () => {
    const steep = { num: 10n ** 400n, den: 1n };
    const maps = [q("1"), steep, { num: 1n, den: steep.num }].map((factor) => {
      const text = `${factor.num}/${factor.den}`;
      return network(2, [dense("0", text, `${2n * factor.num}/${factor.den}`)]);
    });
    for (const map of maps) {
      for (const [radius, kind] of [
        ["1/8", "preserving-map"],
        ["9/10", "collision"],
      ] as const) {
        for (const unit of [q("1"), ...SCALES]) {
          const question = {
            dataset: times(SQUARE, unit),
            norm,
            radius: multiply(q(radius), unit),
          };
          expect(judgeMap({ ...question, map }).kind).toBe(kind);
        }
      }
    }
  });
});

test("an obstruction on a line is the same one", () => {
  const asked = (unit: Rational): unknown => {
    const question = { dataset: times(LINE, unit), norm: NORM_TWO };
    return obstructionFor({ ...question, radius: multiply(q("99/100"), unit) })?.family;
  };
  for (const unit of SCALES) expect(asked(unit)).toEqual(asked(q("1")));
});

describe("where data spans more scales than doubles hold", () => {
  const wide: Dataset = {
    ...toy([
      [[0, 0], "a"],
      [[0, 0], "b"],
      [[0, 0], "a"],
      [[0, 0], "b"],
    ]),
  };
  const far = 10n ** 700n;
  const spread = {
    ...wide,
    points: wide.points.map((one, i) => {
      const ints =
        [
          [0n, 0n],
          [1n, 0n],
          [far, 1n],
          [far, 2n],
        ][i] ?? [];
      return { ...one, point: { ints, den: 1n } };
    }),
  };

  it("a search answers that, with its reason, and does not throw", () => {
    const question = { dataset: spread, norm: NORM_TWO, radius: q("2/5") };
    expect(widthEvidence(question, 1, "covering")).toEqual({ kind: "doubles" });
    expect(["unknown", "doubles"]).toContain(widthEvidence(question, 1, "auto").kind);
    expect(obstructionFor(question)).toBe(undefined);
    const map = network(2, [dense("0", "1", "1")]);
    expect(judgeMap({ ...question, map })).toEqual({ kind: "open", pair: [0, 1], why: "doubles" });
  });

  it("numbers longer than the kernel takes are another reason", () => {
    const unit = rational(10n ** 9000n);
    const map = network(2, [dense("0", "1", "2")]);
    const question = {
      dataset: times(SQUARE, unit),
      norm: NORM_TWO,
      radius: multiply(q("1/8"), unit),
    };
    expect(judgeMap({ ...question, map })).toMatchObject({ kind: "open", why: "limit" });
  });
});

test("a square of four corners 1e155 apart, where squares of doubles end", () => {
  const unit = rational(10n ** 155n);
  const corners = toy([
    [[0, 0], "a"],
    [[0, 1], "a"],
    [[1, 0], "b"],
    [[1, 1], "b"],
  ]);
  for (const scale of [q("1"), unit]) {
    const question = { dataset: times(corners, scale), norm: NORM_TWO };
    const answer = widthEvidence({ ...question, radius: multiply(q("9/20"), scale) }, 1, "auto");
    expect(answer.kind).toBe("apart");
  }
});

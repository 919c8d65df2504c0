// Networks whose units switch on the balls: bounds of units as facts, proposed in doubles, proved exactly.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { boundFacts } from "../../src/certify/bound-facts.js";
import { NearBall } from "../../src/certify/near-form.js";
import { certify, counterexampleIn, nearNetwork, nearPoint } from "../../src/certify/index.js";
import { type FactFamily, followBall } from "../../src/elaborate/index.js";
import { checkText } from "../../src/checker/index.js";
import { layer, linearParts, type Network, row } from "../../src/kernel/index.js";
import { rational, scaled } from "../../src/numbers/index.js";
import { certified, DATA, norm, r, textOf, trained } from "./trained.js";

/** A dense network of whole numbers: rows are the bias, then the weights. */
function network(inputs: number, ...layers: readonly (readonly (readonly number[])[])[]): Network {
  let units = inputs;
  const made = layers.map((rows) => {
    const own = rows.map(([bias = 0, ...weights]) => {
      const columns = [...weights.keys()].filter((k) => weights[k] !== 0);
      const kept = columns.map((k) => rational(BigInt(weights[k] ?? 0)));
      const one = row(units, columns, kept, rational(BigInt(bias)));
      if (typeof one === "string") throw new Error(one);
      return one;
    });
    units = rows.length;
    return layer(own);
  });
  return { inputs, layers: made };
}

function factsAt(of: Network, radius: string, ...centre: readonly string[]): unknown {
  const doubles = nearNetwork(of);
  const point = nearPoint(scaled(centre.map(r)));
  return boundFacts(doubles, new NearBall(doubles, norm("inf"), r(radius), point));
}

describe("boundFacts", () => {
  test("bounds a unit that switches by its chord, and by z where that is tighter than 0", () => {
    // z = x on [−1, 3]: h ≤ (3/4)(x + 1), up to rounding, and h ≥ x.
    const facts = factsAt(network(1, [[0, 1]], [[0, 1]]), "2", "1");
    expect(facts).toMatchObject([
      {
        from: 0,
        to: 0,
        terms: [{ unit: 0, weight: { num: 1n, den: 1n } }],
        rows: [{ layer: 0, row: 0, weight: { num: -3n, den: 4n } }],
      },
      {
        terms: [{ unit: 0, weight: { num: -1n, den: 1n } }],
        rows: [{ layer: 0, row: 0, weight: { num: 1n, den: 1n } }],
      },
    ]);
    const [{ constant }] = facts as [{ constant: { num: bigint; den: bigint } }];
    const size = -Number(constant.num) / Number(constant.den);
    expect(size).toBeGreaterThan(0.75);
    expect(size).toBeLessThan(0.751);
  });

  test("says nothing below a unit that is mostly 0, and nothing of units that do not switch", () => {
    expect(factsAt(network(1, [[0, 1]], [[0, 1]]), "2", "-1")).toHaveLength(1);
    expect(factsAt(network(1, [[5, 1]], [[0, 1]]), "2", "1")).toEqual([]);
    expect(factsAt(network(1, [[-5, 1]], [[0, 1]]), "2", "1")).toEqual([]);
  });

  test("the kernel proves the facts of a kink at the centre, and of units that meet 0 at the rim", () => {
    for (const [centre, radius] of [
      ["0", "1"],
      ["1", "1"],
      ["-1", "1"],
      ["1/3", "1/3"],
    ] as const) {
      const of = network(
        1,
        [
          [0, 1],
          [0, -2],
        ],
        [
          [0, 1, -1],
          [1, 1, 1],
        ],
        [[0, 1, 1]],
      ); // prettier-ignore
      const facts = factsAt(of, radius, centre) as readonly FactFamily[];
      const parts = linearParts(1, norm("inf"), r(radius), new Map());
      const about = { network: of, parts, ball: 0, centre: scaled([r(centre)]), label: 0 };
      const rule = { kind: "argmax" } as const;
      const output = followBall({ ...about, rule, families: facts, except: [], error: undefined });
      expect(output.verdict).toBe("followed");
    }
  });

  test("gives up on numbers beyond doubles, and on networks beyond the kernel's meter", () => {
    const huge = network(1, [[0, 1]], [[0, 1]], [[0, 1]]);
    expect(factsAt(huge, `1${"0".repeat(320)}`, "0")).toBeUndefined();
    const wide = Array.from({ length: 3200 }, () => [0, 1]);
    expect(factsAt(network(1, wide, [[1]]), "1", "0")).toBeUndefined();
  });
});

/** Radii that one activation region per ball reaches, that bounds reach, and at which a point refutes. */
const RADII = [
  { name: "toy", p: "1", region: "1/32", bounds: "11/20", refuted: "7/8" },
  { name: "toy", p: "2", region: "1/32", bounds: "1/2", refuted: "7/10" },
  { name: "toy", p: "inf", region: "1/40", bounds: "2/5", refuted: "11/20" },
  { name: "toy", p: "3", region: "3/100", bounds: "2/5", refuted: "13/20" },
  { name: "toy", p: "3/2", region: "1/32", bounds: "1/2", refuted: "4/5" },
  { name: "iris", p: "2", region: "1/10000", bounds: "69/1000", refuted: "1/10" },
] as const;

describe("certify of a trained network", () => {
  test.each(RADII)("$name, p = $p: bounds reach $bounds", async ({ name, p, bounds }) => {
    const made = await certified(name, p, bounds);
    const text = textOf(made);
    expect(text).toContain('"facts":[{');
    const verdict = checkText(text);
    expect(verdict).toMatchObject({ verdict: "accepted", theorem: { statement: "label-only" } });
  });

  test.each(RADII)("$name, p = $p: patterns end near $region", async ({ name, p, region }) => {
    const { network: of, dataset } = await trained(name);
    const request = { network: of, dataset, norm: norm(p), rule: { kind: "argmax" } } as const;
    const small = await certify({ ...request, radius: r(region) });
    expect(textOf(small)).not.toContain('"facts"');
  });

  test.each(RADII)("$name, p = $p: $refuted is refuted", async ({ name, p, refuted }) => {
    const made = await certified(name, p, refuted);
    expect(made).toMatchObject({ rejection: { code: "unproved/neuron-not-stable" } });
    const { network: of, dataset } = await trained(name);
    const rule = { kind: "argmax" } as const;
    const doubted = { network: of, dataset, norm: norm(p), radius: r(refuted), rule };
    const found = dataset.points.findIndex((_, i) => counterexampleIn(doubted, i) !== undefined);
    expect(found).toBeGreaterThanOrEqual(0);
  });

  test("a certificate may mix balls with letters alone and balls with facts", async () => {
    const made = await certified("toy", "2", "1/8");
    if (made.verdict !== "certified") throw new Error(made.verdict);
    const lines = [...made.lines()].filter((line) => line.startsWith('{"point"'));
    const patterns = lines.filter((line) => !line.includes('"facts":')).length;
    expect(patterns).toBeGreaterThan(0);
    expect(patterns).toBeLessThan(12);
    const balls = { "one-activation-region": patterns, "label-only": 12 - patterns };
    expect(checkText(textOf(made))).toMatchObject({ theorem: { balls } });
  });

  test("the networks are what the script makes", () => {
    const made = execFileSync(process.execPath, [`${DATA}/make-trained.js`, "toy"]);
    expect(readFileSync(`${DATA}/toy-trained.network`, "utf8")).toBe(made.toString());
  });
});

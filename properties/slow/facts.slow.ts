// Facts of a few hundred bytes that ask for much: judged or declined within the time that a ball may take.
import { describe, expect, it } from "vitest";
import { type FactFamily, followBall } from "../../src/elaborate/index.js";
import { linearParts, type Network, NORM_TWO, row, type Row } from "../../src/kernel/index.js";
import { type Rational, scaled } from "../../src/numbers/index.js";
import { dense, network, q } from "../../test/exact.js";

const SECONDS = 60;
const spread = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

/** Facts about the first hidden layer, its units all open at 0 on the line. */
function facts(terms: readonly string[], times: number, constant: string): FactFamily {
  const named = terms.map((weight, unit) => ({ unit, weight: q(weight) }));
  const once = { from: 0, to: 0, step: 1, shift: 0, rows: [] };
  return { ...once, times, terms: named, constant: q(constant) };
}

function wide(units: number, sign = "1"): Network {
  const weights = spread(units).map((k) => (k % 2 === 0 ? "1" : sign));
  return network(
    1,
    weights.map(() => dense("0", "1")),
    [dense("0", ...weights)],
    [dense("0", "1")],
  );
}

/** h_0 ≤ h_1, shown in every piece of a cut by another at 5, which has more values that miss the ball. */
function farCuts(pieces: number, missed: number): FactFamily {
  const near = spread(pieces).map((k) => q(`${4 * pieces + 2 * k}/${pieces}`));
  const far = [q("5"), ...spread(missed).map((k) => q(`${100 + k}`))];
  const cuts = [
    { unit: 1, at: near },
    { unit: 0, at: far },
  ];
  const named = facts(["1", "-1"], 1, "0");
  return { ...named, from: 2, to: 2, split: { from: 1, cuts } };
}

/** x_0 + 1000. */
function unitOfMany(inputs: number): Row {
  const made = row(inputs, [0], [q("1")], q("1000"));
  if (typeof made === "string") throw new Error(made);
  return made;
}

const long = (3n ** 8_000n).toString();

describe("facts that ask for much", () => {
  it.each<{ name: string; network: Network; families: FactFamily[]; limit: string | undefined }>([
    {
      name: "ten cases, half a million times",
      network: wide(10),
      families: [facts(new Array<string>(10).fill("1"), 500_000, "-100")],
      limit: "proof-steps",
    },
    {
      name: "a fact that is not needed, many times",
      network: wide(2, "-1"),
      families: [facts(["1", "-1"], 600_000, "-100")],
      limit: undefined,
    },
    {
      name: "facts that use one another in turn",
      network: wide(2, "-1"),
      families: [facts(["1", "-1/3"], 400_000, "-9"), facts(["0", "1"], 1, "-9")],
      limit: undefined,
    },
    {
      name: "numbers of four thousand digits",
      network: wide(2, "-1"),
      families: [facts([`1/${long.slice(0, 3_800)}`, `-${long}/7`], 100_000, `-${long}/11`)],
      limit: "denominator-bits",
    },
    {
      name: "a second cut far away, again in every piece of the first",
      network: network(
        2,
        [dense("5", "1", "0"), dense("5", "0", "1")],
        [dense("-5", "1", "0"), dense("5", "-1", "0")],
        [dense("0", "1", "0"), dense("0", "1", "-1")],
        [dense("1", "0", "0")],
      ),
      families: [farCuts(1_000, 100_000)],
      limit: "proof-steps",
    },
    {
      name: "a deep network over a million coordinates",
      network: network(
        1_000_000,
        [unitOfMany(1_000_000)],
        ...spread(100).map((k) => [dense("0", `${k + 2}/${k + 1}`)]),
        [dense("1", "0")],
      ),
      families: [],
      limit: "proof-steps",
    },
  ])("$name", ({ network: of, families, limit }) => {
    const parts = linearParts(of.inputs, NORM_TWO, q("1"), new Map());
    const centre = scaled(new Array<Rational>(of.inputs).fill(q("0")));
    const start = process.cpuUsage();
    const about = {
      network: of,
      parts,
      ball: 0,
      centre,
      label: 0,
      rule: { kind: "argmax" } as const,
    };
    const shown = followBall({ ...about, families, except: [], error: undefined });
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(SECONDS);
    if (limit === undefined) expect(shown.verdict).toBe("followed");
    else expect(shown).toMatchObject({ verdict: "declined", decline: { limit } });
  });
});

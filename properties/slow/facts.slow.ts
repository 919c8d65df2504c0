// Facts of a few hundred bytes that ask for much: judged or declined within the time that a ball may take.
import { describe, expect, it } from "vitest";
import {
  type FactFamily,
  forwardOf,
  linearParts,
  type Network,
  NORM_TWO,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../../test/exact.js";

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
  ])("$name", ({ network: of, families, limit }) => {
    const parts = linearParts(1, NORM_TWO, q("1"), new Map());
    const start = process.cpuUsage();
    const shown = forwardOf(of, parts, 0, vector("0"), families);
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(SECONDS);
    if (limit === undefined) expect(shown.verdict).toBe("forward");
    else expect(shown).toMatchObject({ verdict: "declined", decline: { limit } });
  });
});

// Sums of functions of one coordinate each that are built through several layers.
import { describe, expect, test } from "vitest";
import {
  type FactFamily,
  forwardOf,
  linearParts,
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  type Row,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";
import { family, term } from "./switching.js";

/** |x|, |y| in pairs; then |x|, [|x| − 1/2]_+, |y|, [|y| − 1/2]_+; then these rows over them. */
function throughTents(...rows: Row[]): Network {
  return network(
    2,
    [dense("0", "1", "0"), dense("0", "-1", "0"), dense("0", "0", "1"), dense("0", "0", "-1")],
    [
      dense("0", "1", "1", "0", "0"),
      dense("-1/2", "1", "1", "0", "0"),
      dense("0", "0", "0", "1", "1"),
      dense("-1/2", "0", "0", "1", "1"),
    ],
    rows,
    [dense("0", ...rows.map(() => "0"))],
  );
}

const fact = (weight: string, constant: string, alpha = "1"): FactFamily =>
  family({
    from: 2,
    to: 2,
    terms: [term(0, weight)],
    constant: q(constant),
    alpha: q(alpha),
  });

function shown(net: Network, facts: FactFamily, norm: Norm = NORM_TWO, radius = "1"): unknown {
  const parts = linearParts(2, norm, q(radius), new Map());
  return forwardOf(net, parts, 5, vector("0", "0"), [facts]);
}

const holds = { verdict: "forward" };
const fails = (rest: object): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/fact", ball: 5, layer: 2, family: 0, member: 0, ...rest },
});
const nines = (n: string): string => `${n}${"9".repeat(29)}/1${"0".repeat(29)}`;

// sq(t) = t/2 + [t − 1/2]_+ is t² at 0, 1/2 and 1, and at most 1/16 more between. On the disk
// sq(|x|) + sq(|y|) ≤ 1 + 2/16 by α = 1, and −1 ≤ x, y ≤ 1 alone gives 2.
const LESS_SQUARES = (bias: string): Row => dense(bias, "-1/2", "-1", "-1/2", "-1");

describe("a unit that reads curves of both coordinates", () => {
  test("is their sum where it cannot be negative", () => {
    const net = throughTents(LESS_SQUARES("2"));
    expect(shown(net, fact("-1", "7/8"))).toMatchObject(holds);
    expect(shown(net, fact("-1", "8751/10000"))).toMatchObject(fails({ active: [] }));
    expect(shown(net, fact("1", "-2"))).toMatchObject(holds);
    expect(shown(net, fact("1", `-${nines("1")}`))).toMatchObject(fails({ active: [] }));
  });

  test("is 0 where it cannot be positive", () => {
    expect(shown(throughTents(LESS_SQUARES("0")), fact("1", "0"))).toMatchObject(holds);
  });

  test("is 0 where it cannot be positive, which no sign of a single unit shows", () => {
    // −|x| + 2[|x| − 1/2]_+ is 0 at 0 and at ±1, and negative between.
    const net = throughTents(dense("0", "-1", "2", "-1", "0"));
    expect(shown(net, fact("1", "0"))).toMatchObject(holds);
    const above = throughTents(dense(nines("0").replace("/", "/1"), "-1", "2", "-1", "0"));
    expect(shown(above, fact("1", "0"))).toMatchObject(fails({ unit: 0 }));
  });

  test("is their sum where a fact below it shows that it is active", () => {
    const net = throughTents(LESS_SQUARES(nines("1")));
    const below: FactFamily = {
      ...fact("1", "-9/8"),
      ...{ from: 1, to: 1, terms: [term(0, "1/2"), term(1, "1"), term(2, "1/2"), term(3, "1")] },
    };
    const parts = linearParts(2, NORM_TWO, q("1"), new Map());
    const both = (one: FactFamily): unknown =>
      forwardOf(net, parts, 5, vector("0", "0"), [below, one]);
    expect(both(fact("-1", "8749/10000"))).toMatchObject(holds);
    expect(both(fact("-1", "8751/10000"))).toMatchObject(fails({ family: 1, active: [] }));
  });

  test("reads one coordinate alone where those of the other cancel", () => {
    const net = network(
      2,
      [dense("0", "1", "0"), dense("0", "-1", "0"), dense("0", "0", "1"), dense("0", "0", "2")],
      [dense("-1/2", "1", "1", "1", "-1/2")],
      [dense("0", "0")],
    );
    const below = (constant: string): FactFamily => ({
      ...fact("1", constant, "0"),
      from: 1,
      to: 1,
    });
    expect(shown(net, below("-1/2"))).toMatchObject(holds);
    expect(shown(net, below("-49/100"))).toMatchObject(fails({ layer: 1 }));
  });

  test("is neither where the box holds both signs, though the disk does not, and is named", () => {
    const net = throughTents(LESS_SQUARES(nines("1")));
    expect(shown(net, fact("-1", "-100"))).toMatchObject(fails({ unit: 0 }));
    expect(shown(throughTents(LESS_SQUARES("1/100")), fact("1", "-100"))).toMatchObject(
      fails({ unit: 0 }),
    );
  });

  test("hides nothing from units above it", () => {
    const net = network(
      2,
      ...throughTents(LESS_SQUARES("1"), dense("0", "1", "0", "0", "0"))
        .layers.slice(0, 3)
        .map(({ rows }) => [...rows]),
      [dense("-1/2", "1", "0"), dense("-1/2", "0", "1")],
      [dense("0", "0", "0")],
    );
    const above = { ...fact("1", "-100"), from: 3, to: 3 };
    expect(shown(net, above)).toMatchObject(fails({ layer: 3, unit: 0 }));
    expect(shown(net, { ...above, terms: [term(1, "1")] })).toMatchObject(holds);
  });
});

describe("a unit that reads curves of one coordinate", () => {
  // [1/4 − |x| + 2[|x| − 1/2]_+]_+ is 1/4 at 0 and at ±1, and 0 from 1/4 to 3/4.
  const net = throughTents(dense("1/4", "-1", "2", "0", "0"), dense("0", "0", "0", "1", "0"));
  const both = (constant: string, alpha: string): FactFamily => ({
    ...fact("1", constant, alpha),
    terms: [term(0, "4"), term(1, "1")],
  });

  test("is a curve whatever its sign", () => {
    expect(shown(net, fact("1", "-1/4", "0"))).toMatchObject(holds);
    expect(shown(net, fact("1", "-2499/10000", "0"))).toMatchObject(fails({}));
  });

  test("has its maximum together with the other coordinate: 4·it + |y|", () => {
    // p = 1, α = 1: max over x of 4ψ(x) − |x| is 1 at 0, so 2 in all. For p = ∞ it is 2 too.
    expect(shown(net, both("-2", "1"), NORM_ONE)).toMatchObject(holds);
    expect(shown(net, both("-2", "0"), NORM_INFINITY)).toMatchObject(holds);
    expect(shown(net, both(`-${nines("1")}`, "1"), NORM_ONE)).toMatchObject(fails({}));
  });

  test("is followed only over the ball: at |x| ≤ 1/4 it is 1/4 − |x|", () => {
    const falling = fact("-1", "0", "0");
    const exactly = { ...falling, rows: [], terms: [term(0, "-1")], constant: q("0") };
    expect(shown(net, { ...exactly, constant: q("1/8") }, NORM_TWO, "1/8")).toMatchObject(holds);
    expect(shown(net, { ...exactly, constant: q("1/8") }, NORM_TWO, "1/7")).toMatchObject(
      fails({}),
    );
  });
});

describe("in the ball of p = 1 squares are bounded too", () => {
  // −sq(|x|) − sq(|y|) + 9/8 … by α with squares; with |t| only the corner counts.
  test("the bound of p = 2 holds there", () => {
    const net = throughTents(LESS_SQUARES("2"));
    expect(shown(net, fact("-1", "7/8"), NORM_ONE)).toMatchObject(holds);
    expect(shown(net, fact("-1", "1", "1"), NORM_ONE)).toMatchObject(holds);
    expect(shown(net, fact("-1", "10001/10000"), NORM_ONE)).toMatchObject(fails({}));
    expect(shown(net, fact("-1", "7/8"), NORM_INFINITY)).toMatchObject(fails({}));
  });
});

describe("with pieces", () => {
  // Ball of radius 4/5 about 0; T = 17/10 − x, U = |3/5 − y|, and (17/10)² + (3/5)² > (9/5)². On the ball
  // min(T, 1)² + min(U, 1)² ≥ 1. sq(min(T, 1)) = T/2 + [T − 1/2]_+ − 3/2·[T − 1]_+ ≥ min(T, 1)².
  const clips = (...weights: string[]): Row[] =>
    ["0", "-1/2", "-1"].map((bias) => dense(bias, "0", ...weights));
  const net = network(
    2,
    [
      dense("1", "1", "0"),
      dense("17/10", "-1", "0"),
      dense("3/5", "0", "-1"),
      dense("-3/5", "0", "1"),
    ],
    [...clips("1", "0", "0"), ...clips("0", "1", "1")],
    [dense("0", "0", "0", "0", "0", "0", "0")],
  );
  const weights = ["-1/2", "-1", "3/2", "-1/2", "-1", "3/2"];
  const far = (at: readonly string[], alpha: string, constant = "1"): FactFamily => ({
    ...family({ terms: weights.map((weight, n) => term(n, weight)), constant: q(constant) }),
    ...(at.length > 0 && { split: { from: 1, cuts: [{ unit: 0, at: at.map(q) }] } }),
    alpha: q(alpha),
  });
  const place = { layer: 1 };
  const judged = (one: FactFamily): unknown => shown(net, one, NORM_TWO, "4/5");

  test("α serves the piece where nothing is clipped, and none the other", () => {
    expect(judged(far(["17/10"], "5/4"))).toMatchObject(holds);
  });

  test("which no α does on the whole ball", () => {
    for (const alpha of ["0", "1/2", "1", "5/4", "3/2", "2"]) {
      expect(judged(far([], alpha))).toMatchObject(fails(place));
    }
  });

  test.each([
    { name: "a cut elsewhere", one: far(["11/10"], "5/4") },
    { name: "a cut that misses the ball", one: far(["2"], "5/4") },
    { name: "no α where it is needed", one: far(["17/10"], "0") },
    { name: "a larger sum", one: far(["17/10"], "5/4", "6/5") },
  ])("$name does not show it", ({ one }) => {
    expect(judged(one)).toMatchObject(fails(place));
  });

  test("more pieces do no harm", () => {
    expect(judged(far(["1/2", "1", "17/10", "7/4"], "5/4"))).toMatchObject(holds);
  });
});

describe("with pieces that end at the centre or beside it", () => {
  // [|x| − 1/4]_+ and [|y| − 1/4]_+ on the ball of radius 4/5; the cuts are values of x + 1.
  const net = network(
    2,
    [
      dense("1", "1", "0"),
      dense("0", "1", "0"),
      dense("0", "-1", "0"),
      dense("0", "0", "1"),
      dense("0", "0", "-1"),
    ],
    [dense("-1/4", "0", "1", "1", "0", "0"), dense("-1/4", "0", "0", "0", "1", "1")],
    [dense("0", "0", "0")],
  );
  const divided = (
    at: readonly string[],
    weights: readonly [string, string],
    constant: string,
    alpha: string,
  ): unknown =>
    shown(
      net,
      family({
        terms: weights.map((weight, n) => term(n, weight)),
        constant: q(constant),
        split: { from: 1, cuts: [{ unit: 0, at: at.map(q) }] },
        alpha: q(alpha),
      }),
      NORM_TWO,
      "4/5",
    );

  // [t − 1/4]_+ ≤ t², so by α = 1 the sum is at most (4/5)² = 16/25.
  test("a cut may go through the centre", () => {
    expect(divided(["1"], ["1", "1"], "-16/25", "1")).toMatchObject(holds);
    expect(divided(["1"], ["1", "1"], "-639/1000", "1")).toMatchObject(fails({ layer: 1 }));
  });

  // There x is ±4/5, so that [|x| − 1/4]_+ is the constant 11/20, and no square is taken from it.
  test.each([["1/5"], ["9/5"]])("a cut at %s may touch the ball at one point", (at) => {
    expect(divided([at], ["1", "1"], "-11/10", "1")).toMatchObject(holds);
    expect(divided([at], ["1", "1"], "-109/100", "1")).toMatchObject(fails({ layer: 1 }));
  });

  // 1/4 − [x − 1/4]_+ is 1/4 at x = 1/4, and the line through what is right of it is 1/2 at 0.
  test("nothing is asked of the centre when it lies in another piece", () => {
    const at = ["3/4", "1", "5/4"];
    expect(divided(at, ["-1", "1"], "-11/20", "0")).toMatchObject(holds);
    expect(divided(at, ["-1", "1"], "-549/1000", "0")).toMatchObject(fails({ layer: 1 }));
  });
});

test("what the curves cost is metered: tents of tents", () => {
  // After l layers ψ has 2^l pieces, all of them with long numbers.
  const small = `1/${2n ** 1_000n}`;
  const tent = (): Row[] => [dense("0", "2", "-4"), dense("-1/2", "2", "-4")];
  const layers = [
    [dense(small, "1", "0"), dense("-1/2", "1", "0")],
    ...Array.from({ length: 40 }, tent),
  ];
  const net = network(2, ...layers, [dense("0", "0", "0")]);
  const last = { ...fact("1", "-2"), from: 40, to: 40 };
  expect(shown(net, last)).toMatchObject({ decline: { limit: "proof-steps" } });
  expect(shown(net, { ...last, from: 8, to: 8 })).toMatchObject(holds);
});

// P16: whatever the invariant macro shows of a ball is so at every point that the oracle looks at.
import fc from "fast-check";
import type Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { type FactFamily, followBall, type Followed } from "../../src/elaborate/index.js";
import {
  type LinearParts,
  linearParts,
  type Network,
  type Refusal,
  type Rule,
} from "../../src/kernel/index.js";
import { at, negate, type Rational, rational, scaled } from "../../src/numbers/index.js";
import { fraction, order, sign, spell, total } from "../../src/oracle/fraction.js";
import { labelOf } from "../../src/oracle/label.js";
import { networks } from "../../src/testing/arbitraries/networks.js";
import { closedFormExponents, exponents } from "../../src/testing/arbitraries/norms.js";
import {
  kernelNetwork,
  normOfExponent,
  rationalOf,
  spelled,
  spelledScaled,
} from "../../src/testing/translation.js";
import {
  atMost,
  boundFacts,
  type DrawnBall,
  largestOf,
  sampled,
  type Seen,
  termsAt,
} from "./sampled-ball.js";
import { replayed } from "./replayed.js";

const small = fc
  .tuple(fc.constantFrom(-2n, -1n, -1n, 0n, 1n, 1n, 2n, 3n), fc.constantFrom(1n, 1n, 2n, 3n))
  .map(([num, den]) => rational(num, den));

const shape = { outputs: 2, hiddenLayers: 4, width: 4, weight: small };

const balls = (p: fc.Arbitrary<DrawnBall["p"]>): fc.Arbitrary<DrawnBall> =>
  fc
    .record({
      network: networks(shape),
      p,
      pool: fc.array(small, { minLength: 3, maxLength: 3 }),
      radius: fc.constantFrom(rational(1n, 4n), rational(1n), rational(3n)),
    })
    .map(({ pool, network, ...rest }) => ({
      ...rest,
      network,
      centre: pool.slice(0, network.inputs),
    }));

/** A fact to be stated: a layer, terms, and how far above the largest sampled value its bound is. */
interface Idea {
  readonly layer: number;
  readonly terms: readonly (readonly [number, Rational])[];
  readonly room: Rational;
}

const ideas = fc.array(
  fc.record({
    layer: fc.nat({ max: 3 }),
    terms: fc.array(fc.tuple(fc.nat({ max: 3 }), small), { minLength: 1, maxLength: 3 }),
    room: fc.constantFrom("-1/8", "0", "1/8", "1", "4").map(rationalOf),
  }),
  { maxLength: 3 },
);

function stated({ network }: DrawnBall, seen: readonly Seen[], idea: Idea): FactFamily | undefined {
  const hidden = network.layers.length - 1;
  if (hidden === 0) return undefined;
  const layer = idea.layer % hidden;
  const width = at(network.layers, layer).biases.length;
  const terms = idea.terms.map(([unit, weight]) => ({ unit: unit % width, weight }));
  return atMost(layer, terms, largestOf(seen, layer, terms).add(fraction(spelled(idea.room))));
}

/** What is shown of the first layers of a network, as if the next one were its output. */
function follow(
  network: Network,
  ball: DrawnBall,
  layers: number,
  facts: readonly FactFamily[],
  parts: LinearParts,
): Followed | Refusal {
  const front = { ...network, layers: network.layers.slice(0, layers + 1) };
  const known = facts.filter(({ to }) => to < layers);
  const about = { network: front, parts, ball: 0, centre: scaled(ball.centre), label: 0 };
  return followBall({
    ...about,
    rule: { kind: "argmax" },
    families: known,
    except: [],
    error: undefined,
  });
}

const partsOf = ({ network, p, radius }: DrawnBall): LinearParts =>
  linearParts(network.inputs, normOfExponent(p), radius, new Map());

/** value + w·(x − c) of exact unit n. */
function affineAt(
  { rows: { under: below } }: Followed,
  n: number,
  ball: DrawnBall,
  x: Seen,
): Fraction {
  const slope = spelledScaled(at(below.parts, n).w).map(fraction);
  const steps = slope.map((w, k) => w.mul(at(x.x, k).sub(fraction(spelled(at(ball.centre, k))))));
  return total(steps).add(fraction(at(spelledScaled(below.values), n)));
}

/** True if a symbol is left in the terms; without one a fact says nothing, and is passed over. */
function namesSymbol(terms: FactFamily["terms"], symbols: ReadonlyMap<number, unknown>): boolean {
  return [...symbols.keys()].some((n) => {
    const own = terms.filter(({ unit }) => unit === n);
    return sign(total(own.map(({ weight }) => fraction(spelled(weight))))) !== 0;
  });
}

/** What is untrue of the units of a hidden layer, and of the facts about it, at the points. */
function untruths(
  shown: Followed,
  layer: number,
  ball: DrawnBall,
  facts: readonly FactFamily[],
  seen: readonly Seen[],
): string[] {
  const { symbols } = shown.rows.under;
  const width = at(ball.network.layers, layer).biases.length;
  const found: string[] = [];
  for (const point of seen) {
    const [z, h] = [at(point.z, layer), at(point.h, layer)];
    for (let n = 0; n < width; n += 1) {
      const kind = symbols.get(n);
      if (kind === "active" && sign(at(z, n)) < 0) found.push(`unit ${layer}.${n} is not active`);
      const isOther = kind === undefined && !affineAt(shown, n, ball, point).equals(at(h, n));
      if (isOther) found.push(`unit ${layer}.${n} has another value`);
    }
    for (const { from, terms, constant } of facts) {
      if (from !== layer || !namesSymbol(terms, symbols)) continue;
      const value = termsAt(terms, h).add(fraction(spelled(constant)));
      if (sign(value) > 0) found.push(`a fact of layer ${layer} exceeds 0 by ${spell(value)}`);
    }
  }
  return found;
}

/** Everything untrue of what is shown, layer by layer. */
function allUntruths(
  network: Network,
  ball: DrawnBall,
  facts: readonly FactFamily[],
  parts: LinearParts,
  seen: readonly Seen[],
): string[] {
  const hidden = ball.network.layers.length - 1;
  return Array.from({ length: hidden }, (_, l) => l).flatMap((l) => {
    const shown = follow(network, ball, l + 1, facts, parts);
    return shown.verdict === "followed" ? untruths(shown, l, ball, facts, seen) : [];
  });
}

describe("P16: facts", () => {
  it("for all balls and facts, what is shown of units and facts holds at every sampled point", () => {
    fc.assert(
      fc.property(balls(exponents), small, ideas, (first, shift, drawn) => {
        // Two balls that share linear parts, as the balls of a certificate do.
        const second = { ...first, centre: first.centre.map((c, k) => (k === 0 ? shift : c)) };
        const parts = partsOf(first);
        const network = kernelNetwork(first.network);
        for (const ball of [first, second, first]) {
          const seen = sampled(ball, "stated");
          const some = drawn.flatMap((idea) => stated(ball, seen, idea) ?? []);
          const points = [...seen, ...sampled(ball, "tried")];
          for (const facts of [
            [...boundFacts(ball), ...some],
            [...some, ...boundFacts(ball)],
            some,
          ]) {
            expect(allUntruths(network, ball, facts, parts, points)).toEqual([]);
          }
        }
      }),
    );
  });

  it("for p in {1, 2, inf}, the bounds of interval arithmetic are all shown", () => {
    fc.assert(
      fc.property(balls(closedFormExponents), (ball) => {
        const hidden = ball.network.layers.length - 1;
        expect(
          follow(kernelNetwork(ball.network), ball, hidden, boundFacts(ball), partsOf(ball))
            .verdict,
        ).toBe("followed");
      }),
    );
  });

  it("for all balls, a fact about a symbol that a sampled point violates is refused", () => {
    fc.assert(
      fc.property(balls(exponents), ideas, (ball, drawn) => {
        const seen = sampled(ball, "stated");
        const parts = partsOf(ball);
        for (const idea of drawn) {
          const fact = stated(ball, seen, { ...idea, room: rational(-1n, 1_000_000n) });
          if (fact === undefined) continue;
          const bounds = boundFacts(ball);
          const shown = follow(kernelNetwork(ball.network), ball, fact.from + 1, bounds, parts);
          if (shown.verdict !== "followed") continue;
          if (!namesSymbol(fact.terms, shown.rows.under.symbols)) continue;
          const tampered = follow(
            kernelNetwork(ball.network),
            ball,
            fact.from + 1,
            [...bounds, fact],
            parts,
          );
          expect(tampered.verdict).not.toBe("followed");
        }
      }),
    );
  });
});

describe("P16: labels by facts", () => {
  const rooms = fc.constantFrom("-1/8", "0", "1/8", "2", "20", "200").map(rationalOf);

  it("for all balls and rules, a label that is shown is the one at every sampled point", () => {
    fc.assert(
      fc.property(balls(exponents), rooms, fc.boolean(), (ball, room, isAbove) => {
        const hidden = ball.network.layers.length - 1;
        const seen = sampled(ball, "stated");
        const outputs = seen.map(({ z }) => at(z, hidden));
        const own = outputs.map((f) => at(f, 0));
        const most = own.reduce((a, b) => (order(a, b) > 0 === isAbove ? b : a));
        const level = most.add(fraction(spelled(isAbove ? negate(room) : room)));
        const rules: readonly Rule[] = [
          { kind: "threshold", level: rationalOf(spell(level)) },
          { kind: "exact", values: [rationalOf(spell(at(own, 0))), rationalOf("1/7")] },
          { kind: "argmax" },
        ];
        const points = [...seen, ...sampled(ball, "tried")];
        for (const rule of rules) {
          const label = rule.kind === "threshold" && isAbove ? 1 : 0;
          const network = oneOutput(kernelNetwork(ball.network), rule);
          const about = { network, parts: partsOf(ball), ball: 0, centre: scaled(ball.centre) };
          const said = { label, rule, families: boundFacts(ball), except: [], error: undefined };
          if (replayed({ ...about, ...said }) === undefined) continue;
          for (const { z } of points) {
            const texts = at(z, hidden).map(spell);
            const named = rule.kind === "argmax" ? texts : texts.slice(0, 1);
            expect(labelOf(oracleRule(rule), named)).toBe(label);
          }
        }
      }),
    );
  });
});

/** The network with its first output alone, unless the rule compares both. */
function oneOutput(network: Network, rule: Rule): Network {
  const last = at(network.layers, network.layers.length - 1);
  if (rule.kind === "argmax") return network;
  const first = { ...last, rows: last.rows.slice(0, 1) };
  return { ...network, layers: [...network.layers.slice(0, -1), first] };
}

function oracleRule(rule: Rule): Parameters<typeof labelOf>[0] {
  if (rule.kind === "argmax") return rule;
  if (rule.kind === "threshold") return { kind: "threshold", level: spelled(rule.level) };
  return { kind: "exact", values: rule.values.map(spelled) };
}

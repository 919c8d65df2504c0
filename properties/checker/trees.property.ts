// Trees of BOUNDS: the checker and muball-proved take the same ones, to the last digit of a level. A hint has a digit
// for each unit that rounded bounds leave open, so they have to round alike, whatever the bits.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { check } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import {
  type Assumption,
  ballOf,
  rangesOf,
  boundsOn,
  boxOf,
  type Condition,
  conditionOf,
  goalsOf,
  halvesOfSet,
  type InputSet,
  type Network,
  normOf,
  openUnits,
  prepared,
  rootOf,
  type Rule,
  treeDefect,
  type TreeNode,
} from "../../src/kernel/index.js";
import { add, at, type Rational, rational, scaled, subtract } from "../../src/numbers/index.js";
import { propertyLines, questionOf, robustnessLines } from "../../src/trained/index.js";
import { dense, network as networkOf } from "../../test/exact.js";
import { provedAnswersOf, whyNotProved } from "../../test/proofs/proved.js";
import { runs } from "../runs.js";

const why = whyNotProved();
if (why !== undefined) console.log(`trees of the proved checker skipped: ${why}`);

/** Numbers that are drawn one after the other, from 0 on. */
type Draw = (below: number) => number;

interface Drawn {
  readonly network: Network;
  readonly bits: number;
  readonly centre: readonly Rational[];
  readonly radius: Rational;
  readonly draw: Draw;
}

const DENOMINATORS = [1, 3, 7, 8, 1024, 1000] as const;
const numberOf = (draw: Draw): Rational =>
  rational(BigInt(draw(81) - 40), BigInt(at(DENOMINATORS, draw(DENOMINATORS.length))));
const spelled = ({ num, den }: Rational): string => `${num}/${den}`;

const drawn: fc.Arbitrary<Drawn> = fc
  .array(fc.nat({ max: 0xffff }), { minLength: 60, maxLength: 60 })
  .map((tape) => {
    let taken = 0;
    const draw: Draw = (below) => {
      taken += 1;
      // The tape is read again with other numbers once it ends.
      return ((at(tape, taken % tape.length) * (1 + 2 * taken)) >> 3) % below;
    };
    const inputs = 1 + draw(3);
    let width = inputs;
    const widths = [...Array.from({ length: draw(4) }, () => 1 + draw(5)), 1];
    const layers = widths.map((units) => {
      const rows = Array.from({ length: units }, () =>
        dense(...([0, ...Array(width).keys()].map(() => spelled(numberOf(draw))) as [string])),
      );
      width = units;
      return rows;
    });
    return {
      network: networkOf(inputs, ...layers),
      bits: at([6, 7, 9, 12, 26, 26], draw(6)),
      centre: Array.from({ length: inputs }, () => numberOf(draw)),
      radius: rational(BigInt(1 + draw(9)), BigInt(at([1, 3, 16, 1000], draw(4)))),
      draw,
    };
  });

const character = (value: number): string =>
  String.fromCharCode(value < 44 ? value + 48 : value + 49);
const seen = {
  texts: 0,
  accepted: 0,
  splits: 0,
  units: 0,
  hints: 0,
  slopes: 0,
  betas: 0,
  mixed: 0,
};

/** Nodes of a tree, with hints that fit. */
function treeOf({ network, bits, draw }: Drawn, set: InputSet, conditions: number): TreeNode[] {
  const whole = prepared(network, bits);
  const root = rootOf(whole, set);
  const units = whole.layers.flatMap((layer, k) =>
    Array.from({ length: layer.units }, (_, unit) => ({ layer: k, unit })),
  );
  const grown = (own: InputSet, assumptions: readonly Assumption[], depth: number): TreeNode[] => {
    const kind = depth < 3 ? draw(6) : 5;
    const input = draw(network.inputs);
    const halves = kind < 2 ? halvesOfSet(own, input) : undefined;
    if (halves !== undefined) {
      seen.splits += 1;
      return [1 + input, ...halves.flatMap((half) => grown(half, assumptions, depth + 1))];
    }
    if (kind < 4 && units.length > 0) {
      seen.units += 1;
      const number = draw(units.length);
      const parts = [true, false].map((isPositive) => [
        ...assumptions,
        { ...at(units, number), isPositive },
      ]);
      const below = parts.flatMap((part) => grown(own, part, depth + 1));
      return [1 + network.inputs + number, ...below];
    }
    if (draw(4) === 0) return [0];
    const digits = (count: number): string =>
      Array.from({ length: count }, () => character(draw(64))).join("");
    const open = openUnits(boundsOn({ ...root, set: own, assumptions }));
    // β of some 2^-8 to 2^-2.
    const betas = assumptions.map(() => `0${character(draw(4))}${digits(2)}`).join("");
    const slopes = draw(3) > 0 ? digits(open) : "";
    const hint = `${conditions > 1 ? digits(conditions) : ""}${betas}${slopes}`;
    seen.hints += 1;
    if (slopes !== "") seen.slopes += 1;
    if (betas !== "") seen.betas += 1;
    if (conditions > 1) seen.mixed += 1;
    return [[hint]];
  };
  return grown(set, [], 0);
}

/** A claim with a level that is to be as sharp as a tree shows it, and its text. */
interface Sharp {
  readonly set: InputSet;
  readonly nodes: readonly TreeNode[];
  readonly goal: (level: Rational) => readonly Condition[];
  readonly text: (level: Rational) => Iterable<string>;
}

/** Robust: one point with an output above the level. */
function robust(own: Drawn): Sharp {
  const { network, centre, radius, draw } = own;
  const norm = normOf(at([rational(1n), rational(3n, 2n), rational(2n), rational(3n)], draw(4)));
  if (norm === undefined) throw new Error("a norm");
  const point = scaled([...centre]);
  const domain =
    draw(3) === 0 ? ([rational(-41n), add(at(centre, 0), rational(41n))] as const) : undefined;
  const set = ballOf(norm, point, radius, rangesOf(domain, network.inputs));
  const nodes = treeOf(own, set, 1);
  const dataset: Dataset = {
    dimension: network.inputs,
    classes: ["low", "high"],
    points: [{ point, label: 1, line: 1 }],
    source: "drawn",
  };
  const ruleAt = (level: Rational): Rule => ({ kind: "threshold", level });
  return {
    set,
    nodes,
    // An output above the least level is shown to be above −level.
    goal: (level) => goalsOf(ruleAt(level), 1, network).flat(),
    text: (level) =>
      robustnessLines(
        questionOf(network, norm, ruleAt(level), domain),
        dataset,
        radius,
        [{ result: "robust", nodes }],
        true,
      ),
  };
}

/** A property: conditions that do not hold together in a box. */
function property(own: Drawn): Sharp {
  const { network, centre, radius, draw } = own;
  const { inputs } = network;
  const lower = centre.map((c) => subtract(c, radius));
  const upper = centre.map((c, k) => (k > 0 && draw(4) === 0 ? at(lower, k) : add(c, radius)));
  const set = boxOf(lower, upper);
  const weights = [0, 1].map(() => [
    rational(BigInt(draw(9) - 4) || 1n),
    rational(BigInt(draw(9) - 4) || 1n),
  ]);
  const count = 1 + draw(2);
  const conditions = (level: Rational): readonly Condition[] =>
    weights.slice(0, count).map((both, n) => {
      const bias = n === 0 ? level : rational(1n, 3n);
      const made = conditionOf(inputs + 1, { bias, columns: [0, inputs], weights: both }, n > 0);
      if (typeof made === "string") throw new Error(made);
      return made;
    });
  const nodes = treeOf(own, set, count);
  return {
    set,
    nodes,
    goal: conditions,
    text: (level) => {
      const cases = [{ lower, upper, conditions: conditions(level) }];
      const claim = { inputs, outputs: 1, cases, answer: "unsat" as const };
      return propertyLines(network, claim, { trees: [nodes] });
    },
  };
}

/** Levels are multiples of 2^−20. */
const levelOf = (k: number): Rational => rational(BigInt(k), 1n << 20n);

/** The texts at a level that is shown and at the next one, which is not; fewer if all or none is shown. */
function textsOf(own: Drawn): string[] {
  const { network, bits, draw } = own;
  const { set, nodes, goal, text } = (draw(2) === 0 ? robust : property)(own);
  const whole = prepared(network, bits);
  const isShown = (k: number): boolean =>
    treeDefect(whole, set, [goal(levelOf(k))], nodes) === undefined;
  let [low, high] = [-(2 ** 46), 2 ** 46];
  if (!isShown(low)) high = low + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isShown(middle)) low = middle;
    else high = middle;
  }
  return [low, high].map((k) =>
    [...text(levelOf(k))]
      .map((line) => `${line}\n`)
      .join("")
      .replace(/"bits":26/u, `"bits":${bits}`),
  );
}

describe.skipIf(why !== undefined)("trees of bounds", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "muball-trees-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("for all of them the checker and muball-proved say the same at the sharpest level and at the next", () => {
    const batches = fc.array(drawn, { minLength: 20, maxLength: 20, size: "max" });
    fc.assert(
      fc.property(batches, (batch) => {
        const texts = batch.flatMap(textsOf);
        const files = texts.map((text, k) => {
          const file = path.join(folder, `${k}.muball`);
          writeFileSync(file, text);
          return [file];
        });
        const answers = provedAnswersOf(files);
        for (const [k, text] of texts.entries()) {
          const said = check([new TextEncoder().encode(text)]);
          const verdict = at(["accepted", "rejected", "declined"], at(answers, k).exit);
          seen.texts += 1;
          if (said.verdict === "accepted") seen.accepted += 1;
          if (said.verdict === "declined") continue;
          expect(verdict, `${at(answers, k).line}\n${text}`).toBe(said.verdict);
        }
      }),
      // A text is short, and shrinking it would take longer than reading it.
      { ...runs(5), endOnFailure: true },
    );
    console.log(`trees: ${JSON.stringify(seen)}`);
    if (inject("runs") < 100) return;
    expect(seen.accepted).toBeGreaterThan(seen.texts / 5);
    for (const what of ["splits", "units", "hints", "slopes", "betas", "mixed"] as const)
      expect(seen[what], what).toBeGreaterThan(seen.texts / 40);
  }, 3_600_000);
});

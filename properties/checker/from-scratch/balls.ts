// Draws one ball: its points, what is said of every hidden layer, what is left out, and the facts. The first ball
// of a text makes the network on the way; others are about the one that is there.
import type Fraction from "fraction.js";
import { pointsOfBall } from "../../../src/oracle/ball.js";
import { fraction, order, pick, sign, spell, type Text } from "../../../src/oracle/fraction.js";
import { reach, ZERO } from "./forms.js";
import { drawFacts, inequalityJson, type Stating } from "./inequalities.js";
import { inputOf, type Json, type Known, look, type Row, type Said, type Seen } from "./known.js";
import { drawLayer, newLayer } from "./layers.js";

/** What balls share. */
export type Setting = Pick<Said, "tape" | "p" | "radius" | "shared">;

export interface DrawnBall {
  readonly centre: readonly Text[];
  /** The last hidden layer, and points of the ball that were seen and are not left out. */
  readonly last: Known;
  readonly said: Said;
  /** Facts that are stated, and violated at a point that was seen. */
  readonly untruths: readonly string[];
  /** What is left out of the ball, all together. */
  readonly share: Fraction;
  /** `layers`, `facts`, `except`. */
  readonly evidence: { readonly [key: string]: Json };
}

/** Points at which some unit of the last layer that was looked at switches, between neighbours. */
function kinks(points: readonly Seen[], network: readonly (readonly Row[])[]): Seen[] {
  const found: Seen[] = [];
  const l = network.length - 1;
  for (const [i, a] of points.entries()) {
    const b = pick(points, (i + 1) % points.length);
    for (const [n, from] of pick(a.z, l).entries()) {
      const to = pick(pick(b.z, l), n);
      if (sign(from) * sign(to) >= 0 || found.length >= 4) continue;
      const share = from.div(from.sub(to));
      const x = a.x.map((v, k) => v.add(pick(b.x, k).sub(v).mul(share)));
      const at: Seen = { x, z: [], h: [] };
      for (const rows of network) look(at, rows);
      found.push(at);
    }
  }
  return found;
}

const HAIR = fraction("1/1000000000000");

interface LeftOut {
  readonly json: Json;
  readonly slab: readonly [number, Fraction, Fraction];
  readonly share: Fraction;
}

/** A slab that is left out of the ball, with its share or a hair more or less. */
function drawSlab(first: Known, { tape, p, radius }: Said): LeftOut | undefined {
  const exact = [...first.units.keys()].filter((n) => {
    const { terms, w } = pick(first.units, n);
    return terms.size === 0 && w.some((a) => sign(a) !== 0);
  });
  if (exact.length === 0) return undefined;
  const unit = pick(exact, tape.below(exact.length));
  const { v, w } = pick(first.units, unit);
  const far = reach(p, radius, w);
  const low = v.add(far.mul(pick(["0", "-1/2", "1/2", "1/4"].map(fraction), tape.below(4))));
  const width = far.mul(pick(["1/8", "1/16", "1/4", "0"].map(fraction), tape.below(4)));
  const inner = ["1", "2", "inf"].includes(p) ? p : p === "3/2" ? "1" : "2";
  const least = width.mul(fraction(`${w.length}`)).div(reach(inner, radius, w).mul(fraction("2")));
  const hair = tape.oneIn(20) ? HAIR.neg() : HAIR;
  const share = least.add(tape.oneIn(2) ? hair : ZERO);
  const stated = sign(share) > 0 ? share : HAIR;
  const high = low.add(width);
  return {
    json: [unit, spell(low), spell(high), spell(stated)],
    slab: [unit, low, high],
    share: stated,
  };
}

/** The layer with its facts. */
function withFacts(layer: Json, facts: readonly Json[]): Json {
  if (facts.length === 0) return layer;
  return typeof layer === "string" ? { units: layer, facts } : { ...(layer as object), facts };
}

function isOut({ h }: Seen, [unit, low, high]: LeftOut["slab"]): boolean {
  const own = pick(pick(h, 0), unit);
  return order(low, own) <= 0 && order(own, high) <= 0;
}

/** A ball about a centre: the layers of `network` after the first `hidden` are made if they are not there. */
export function drawBall(
  centre: readonly Text[],
  network: (readonly Row[])[],
  hidden: number,
  isLeavingOut: boolean,
  setting: Setting,
): DrawnBall {
  const { tape, p, radius } = setting;
  const drawn = pointsOfBall(p, centre, spell(radius), { seed: "seen", count: 3 });
  let points: readonly Seen[] = drawn.map((x) => ({ x: x.map(fraction), z: [], h: [] }));
  let level = inputOf(centre.map(fraction));
  const stating: Stating = { network, inequalities: [], isFirstSure: true, untruths: [] };
  const layers: Json[] = [];
  const except: LeftOut[] = [];
  let first: Known | undefined;
  let sure = stating;
  for (let l = 0; l < hidden; l += 1) {
    const leftOut = except.map(({ slab }) => slab);
    const said: Said = { ...setting, slabs: [], points, first, leftOut };
    const rows = network[l];
    const own = rows === undefined ? newLayer(level, said) : drawLayer(level, rows, said);
    if ("rows" in own) network.push(own.rows as readonly Row[]);
    const here = network.slice(0, l + 1);
    for (const at of points) look(at, pick(here, l));
    if (points.length > 0) points = [...points, ...kinks(points, here)];
    level = own.level;
    if (first === undefined) {
      first = level;
      const letters = typeof own.json === "string" ? own.json : JSON.stringify(own.json);
      sure = { ...stating, isFirstSure: !letters.includes("d") };
      for (let times = isLeavingOut ? 1 + tape.below(2) : 0; times > 0; times -= 1) {
        const slab = drawSlab(first, said);
        if (slab !== undefined) except.push(slab);
      }
      points = points.filter((at) => !except.some(({ slab }) => isOut(at, slab)));
    }
    const now = { ...said, points, first, leftOut: except.map(({ slab }) => slab) };
    layers.push(
      setting.shared(
        "layer",
        withFacts(own.json, drawFacts(level, now, { ...sure, network: here })),
      ),
    );
  }
  const said: Said = { ...setting, slabs: [], points, first, leftOut: [] };
  const facts = stating.inequalities.map(inequalityJson);
  return {
    centre,
    last: level,
    said,
    untruths: stating.untruths,
    share: except.reduce((sum, { share }) => sum.add(share), ZERO),
    evidence: {
      layers,
      ...(facts.length > 0 && { facts }),
      ...(except.length > 0 && { except: except.map(({ json }) => json) }),
    },
  };
}

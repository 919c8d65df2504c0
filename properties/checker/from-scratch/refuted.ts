// What the naive oracle finds untrue of a text, point by point: labels, and every step that the evidence states.
// It reads the text by itself and knows no rule: letters, bounds and facts are looked at where points are.
import type Fraction from "fraction.js";
import { pointsOfBall } from "../../../src/oracle/ball.js";
import {
  decodeCertificateLoosely,
  type LooseCertificate,
} from "../../../src/oracle/decode-certificate-loosely.js";
import { fraction, order, pick, sign, total } from "../../../src/oracle/fraction.js";
import { labelOf } from "../../../src/oracle/label.js";
import { tracesAt } from "../../../src/oracle/network.js";
import { normAgainst } from "../../../src/oracle/norm.js";

interface At {
  readonly z: readonly (readonly Fraction[])[];
  readonly h: readonly (readonly Fraction[])[];
  readonly x: readonly Fraction[];
  readonly outputs: readonly string[];
}

type Value = unknown;
type Evidence = {
  readonly layers: readonly Value[];
  readonly facts?: readonly {
    readonly terms: readonly (readonly [number, string])[];
    readonly constant: string;
    readonly rows?: readonly (readonly [number, number, string])[];
  }[];
  readonly except?: readonly (readonly [number, string, string, string])[];
};
type LayerRecord = {
  readonly units: string;
  readonly bounds?: readonly (readonly [number, string, string])[];
  readonly facts?: readonly (readonly [number, number, Value])[];
};

const ZERO = fraction("0");

function lookAt(certificate: LooseCertificate, x: readonly string[]): At {
  const z = tracesAt(certificate.network, x);
  const hidden = z.slice(0, -1).map((layer) => layer.map(fraction));
  const h = hidden.map((layer) => layer.map((v) => (sign(v) < 0 ? ZERO : v)));
  return { x: x.map(fraction), z: hidden, h, outputs: pick(z, z.length - 1) };
}

/** Points between neighbours at which a unit of the first layers would switch. */
function between(certificate: LooseCertificate, points: readonly At[]): At[] {
  const found: At[] = [];
  for (const [i, a] of points.entries()) {
    const b = pick(points, (i + 1) % points.length);
    for (const [l, layer] of a.z.entries()) {
      for (const [n, from] of layer.entries()) {
        const to = pick(pick(b.z, l), n);
        if (sign(from) * sign(to) >= 0 || found.length >= 12) continue;
        const share = from.div(from.sub(to));
        const x = a.x.map((v, k) => v.add(pick(b.x, k).sub(v).mul(share)));
        found.push(
          lookAt(
            certificate,
            x.map((v) => v.toFraction()),
          ),
        );
      }
    }
  }
  return found;
}

/** Walks through the evidence of one ball. */
class Walk {
  readonly found: string[] = [];
  constructor(
    readonly certificate: LooseCertificate,
    readonly evidence: Evidence,
    readonly shared: { readonly layer: readonly Value[]; readonly fact: readonly Value[] },
  ) {}

  /** The points that are left after what is left out. */
  layers(all: readonly Value[], from: number, points: readonly At[]): readonly At[] {
    let left = points;
    for (const [k, value] of all.entries()) {
      const l = from + k;
      const layer = this.layer(value);
      this.units(layer, l, left);
      if (l === 0) left = left.filter((at) => !this.isOut(at));
      for (const fact of layer.facts ?? []) this.fact(fact, l, left);
    }
    return left;
  }

  private layer(value: Value): LayerRecord {
    const own = typeof value === "number" ? this.shared.layer[value] : value;
    return typeof own === "string" ? { units: own } : (own as LayerRecord);
  }

  private letters(value: Value): string {
    const runs = this.layer(value).units.matchAll(/(.)(\d+)/gu);
    return [...runs].map(([, letter = "", count = ""]) => letter.repeat(Number(count))).join("");
  }

  private isOut({ h }: At): boolean {
    return (this.evidence.except ?? []).some(([unit, low, high]) => {
      const own = pick(pick(h, 0), unit);
      return order(fraction(low), own) <= 0 && order(own, fraction(high)) <= 0;
    });
  }

  private units(layer: LayerRecord, l: number, points: readonly At[]): void {
    for (const [n, letter] of [...this.letters(layer)].entries()) {
      for (const { z } of points) {
        const side = sign(pick(pick(z, l), n));
        const isWrong = "+a".includes(letter) ? side < 0 : "-z".includes(letter) && side > 0;
        if (isWrong) this.found.push(`unit ${n} of layer ${l} is not ${letter}`);
      }
    }
    for (const [n, low, high] of layer.bounds ?? []) {
      for (const { z } of points) {
        const own = pick(pick(z, l), n);
        const isIn = order(fraction(low), own) <= 0 && order(own, fraction(high)) <= 0;
        if (!isIn) this.found.push(`unit ${n} of layer ${l} is beyond its bounds`);
      }
    }
  }

  private fact(
    [k, offset, proof]: readonly [number, number, Value],
    l: number,
    points: readonly At[],
  ): void {
    for (const at of points) {
      const value = this.value(k, offset, l, at);
      if (value !== undefined && sign(value) > 0)
        this.found.push(`fact ${k} at layer ${l} is above 0`);
    }
    this.pieces(proof, l, points);
  }

  /** Σ of an inequality at a point; undefined if the letters do not tell which columns a row reads. */
  private value(k: number, offset: number, l: number, at: At): Fraction | undefined {
    const { terms, constant, rows = [] } = pick(this.evidence.facts ?? [], k);
    const letters = this.letters(pick(this.evidence.layers, 0));
    if (letters.includes("d") && rows.some(([m]) => m > 0)) return undefined;
    const own = terms.map(([n, weight]) => fraction(weight).mul(pick(pick(at.h, l), n + offset)));
    const named = rows.map(([m, r, weight]) => {
      if (m === 0) return fraction(weight).mul(pick(pick(at.z, 0), r));
      const { weights, biases } = pick(this.certificate.network, m);
      // Units of the first hidden layer read no symbols: each is exact unless it is open.
      const read = pick(weights, r).map((w, c) =>
        letters.charAt(c) === "o" || letters.charAt(c) === ""
          ? ZERO
          : fraction(w).mul(pick(pick(at.h, 0), c)),
      );
      return fraction(weight).mul(total(read).add(fraction(pick(biases, r))));
    });
    return total([...own, ...named]).add(fraction(constant));
  }

  /** The layers that are followed anew on pieces. */
  private pieces(proof: Value, l: number, points: readonly At[]): void {
    const own = typeof proof === "number" ? this.shared.fact[proof] : proof;
    if (typeof own !== "object" || own === null) return;
    if ("split" in own) {
      const [unit, values, pieces] = own.split as [number, string[], Value[]];
      for (const [k, piece] of pieces.entries()) {
        const [low, high] = [values[k - 1], values[k]];
        const inside = points.filter(({ h }) => {
          const value = pick(pick(h, 0), unit);
          const isAbove = low === undefined || order(fraction(low), value) <= 0;
          return isAbove && (high === undefined || order(value, fraction(high)) <= 0);
        });
        const isMissed = piece === "+" || piece === "-" || piece === "x";
        if (isMissed && inside.length > 0)
          this.found.push(`a point in a piece that is said to be ${piece}`);
        this.pieces(piece, l, inside);
      }
    }
    if ("follow" in own) {
      const [layers, fact] = own.follow as [Value[], Value];
      this.layers(layers, l + 1 - layers.length, points);
      this.pieces(fact, l, points);
    }
  }
}

/** What is left out of a ball of dimension 1, as a share of it, where all are seen from its two ends. */
function shareOf(evidence: Evidence, ends: readonly [At, At]): Fraction {
  const shares = (evidence.except ?? []).map(([unit, low, high]) => {
    const [a, b] = ends.map(({ h }) => pick(pick(h, 0), unit));
    if (a === undefined || b === undefined || a.equals(b)) return ZERO;
    const [from, to] = order(a, b) < 0 ? [a, b] : [b, a];
    const first = order(fraction(low), from) < 0 ? from : fraction(low);
    const last = order(fraction(high), to) > 0 ? to : fraction(high);
    return order(last, first) > 0 ? last.sub(first).div(to.sub(from)) : ZERO;
  });
  return total(shares);
}

function ratioIsWrong({ ratio, pair, balls, p, radius }: LooseCertificate): boolean {
  if (ratio === null) return false;
  const [a, b] = (pair ?? []).map((i) => balls[i]);
  if (a === undefined || b === undefined || a.label === b.label) return true;
  const t = a.centre.map((x, k) => fraction(x).sub(fraction(pick(b.centre, k))));
  return normAgainst(p, t, fraction(radius).mul(fraction("2")).div(fraction(ratio))) > 0;
}

/** Everything that a point shows to be untrue, in words; nothing if none does. */
export function untruthsAtPoints(text: string): readonly string[] {
  const certificate = decodeCertificateLoosely(text);
  const records = text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as object);
  const [header] = records as [{ claim: { error?: string } }];
  const error = header.claim.error;
  const shared: { layer: Value[]; fact: Value[] } = { layer: [], fact: [] };
  const found: string[] = ratioIsWrong(certificate) ? ["the ratio"] : [];
  let i = 0;
  for (const line of records) {
    if ("layer" in line) shared.layer.push(line.layer);
    if ("fact" in line) shared.fact.push(line.fact);
    if (!("layers" in line)) continue;
    const { centre, label } = pick(certificate.balls, i);
    const { p, radius, rule } = certificate;
    const points = pointsOfBall(p, centre, radius, { seed: `tried ${i}`, count: 6 });
    const seen = points.map((x) => lookAt(certificate, x));
    const walk = new Walk(certificate, line as Evidence, shared);
    const left = walk.layers(walk.evidence.layers, 0, [...seen, ...between(certificate, seen)]);
    found.push(...walk.found);
    for (const { outputs } of left)
      if (labelOf(rule, outputs) !== label) found.push(`ball ${i}: another label`);
    const [, up, down] = seen;
    if (centre.length === 1 && up !== undefined && down !== undefined) {
      const share = shareOf(walk.evidence, [up, down]);
      if (order(share, fraction(error ?? "0")) > 0) found.push(`ball ${i}: more is left out`);
    }
    i += 1;
  }
  return found;
}

// UNTRUSTED. How the sites are taken one after another, a bit of the class code at a time.
import { at, type Rational } from "../../../numbers/index.js";
import { denseCount, type DenseSize } from "../../../networks/index.js";
import type { ClassCode } from "../../points/class-code.js";
import type { Images } from "../../nearest-site/images.js";
import { gapOf } from "../../nearest-site/site-forms.js";
import { type Sites, sitesOf, type TellSites, type TooNear } from "../../nearest-site/sites.js";

/**
 * One bit: the sites of both sides. The first side is run through first and its maximum is kept; a side
 * of one site is never run through, and comes first.
 */
export interface Pass {
  readonly sites: Sites;
  /** 1 if the points with the bit come first, else 0. */
  readonly firstSide: 0 | 1;
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly gap: Rational;
  readonly steepness: Rational;
}

/** What stands in a hidden layer after the coordinates, in this order of columns. */
export interface NarrowLayer {
  readonly pass: number;
  /** run: M, S of the side that is run through; bit: the two units of the bit. */
  readonly kind: "first" | "second" | "bit";
  /** In a run: 0, 1, … */
  readonly step: number;
  readonly hasCoordinates: boolean;
  /** True if the maximum of the first side is kept. */
  readonly keepsFirst: boolean;
  /** True if the sum of the bits before is carried. */
  readonly hasSum: boolean;
}

export interface NarrowPlan {
  readonly coordinates: number;
  readonly passes: readonly Pass[];
  readonly layers: readonly NarrowLayer[];
  readonly size: DenseSize;
}

/** Layers of a pass with so many sites on its sides. */
function passLayers(pass: number, passes: number, first: number, second: number): NarrowLayer[] {
  const isLast = pass === passes - 1;
  const hasSum = pass > 0;
  const layers: NarrowLayer[] = [];
  for (let step = 0; step < first - 1; step += 1) {
    const common = { pass, step, hasSum, keepsFirst: false, hasCoordinates: true } as const;
    layers.push({ ...common, kind: "first" });
  }
  for (let step = 0; step < second - 1; step += 1) {
    // In the last pass the layer before the bit needs no coordinates, but for a side of one site.
    const hasCoordinates = !isLast || step < second - 2 || first === 1;
    const common = { pass, step, hasSum, keepsFirst: first > 1, hasCoordinates } as const;
    layers.push({ ...common, kind: "second" });
  }
  const common = { pass, step: 0, hasSum, keepsFirst: false, hasCoordinates: !isLast } as const;
  return [...layers, { ...common, kind: "bit" }];
}

/** Units of a layer with m coordinates: the two of its kind, and what it carries. */
export function layerWidth(m: number, layer: NarrowLayer): number {
  return (layer.hasCoordinates ? m : 0) + 2 + (layer.keepsFirst ? 1 : 0) + (layer.hasSum ? 1 : 0);
}

/** The hidden layers after the coordinates; `counts` are the sites of the two sides of every pass. */
export function narrowLayers(counts: readonly (readonly [number, number])[]): NarrowLayer[] {
  return counts.flatMap(([first, second], pass) => passLayers(pass, counts.length, first, second));
}

/**
 * Width, depth and parameters in dimension d with m coordinates and n_l sites in pass l = 1 … L:
 * width ≤ m + 4, depth 2 + Σ_l (n_l − 1). A pass of sides n, n' (n = 1 or n, n' ≥ 2) has n − 1 layers of
 * m + 2 units, n' − 1 of m + 2 or, if n > 1, m + 3, and one of m + 2; one more in all but the first
 * pass; m less in the last two layers, in the last but one only if n > 1.
 */
export function narrowSize(
  dimension: number,
  m: number,
  counts: readonly (readonly [number, number])[],
): DenseSize {
  const hidden = [m, ...narrowLayers(counts).map((layer) => layerWidth(m, layer))];
  return {
    width: Math.max(...hidden),
    depth: hidden.length + 1,
    parameters: denseCount([dimension, ...hidden, 1]),
  };
}

function passOf(sites: Sites): Pass {
  const [zeros, ones] = [at(sites.bySide, 0), at(sites.bySide, 1)];
  // The maximum of the first side is kept while the second is run through: the longer comes first.
  const isFirstOnes = ones.length === 1 || (zeros.length > 1 && ones.length > zeros.length);
  const [first, second] = isFirstOnes ? [ones, zeros] : [zeros, ones];
  return { sites, firstSide: isFirstOnes ? 1 : 0, first, second, ...gapOf(sites) };
}

/** The plan of a class code, or two points that are too near. */
export function narrowPlan(
  images: Images,
  code: ClassCode,
  tell?: TellSites,
): NarrowPlan | TooNear {
  const passes: Pass[] = [];
  for (const [bit, { ones }] of code.bits.entries()) {
    const sides = images.matrix.labels.map((label) => (at(ones, label) ? 1 : 0));
    const sites = sitesOf(images, sides, (text, done, total) => {
      tell?.(`bit ${bit + 1} of ${code.bits.length}, ${text}`, done, total);
    });
    if ("pair" in sites) return sites;
    passes.push(passOf(sites));
  }
  const counts = passes.map(({ first, second }) => [first.length, second.length] as const);
  return {
    coordinates: images.coordinates,
    passes,
    layers: narrowLayers(counts),
    size: narrowSize(images.matrix.dimension, images.coordinates, counts),
  };
}

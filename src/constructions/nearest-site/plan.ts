// UNTRUSTED. How the sites are dealt to running maxima: channels, their layers and columns, and sizes.
import { at } from "../../numbers/index.js";
import { denseCount, type DenseSize } from "../../networks/index.js";
import type { ClassCode } from "../points/class-code.js";
import { maximumWidths } from "./maximum-tree.js";

/** A running maximum over some sites of one class, first to last. */
export interface Channel {
  readonly side: number;
  readonly sites: readonly number[];
}

/** One layer of the chain: the coordinates, then a unit for each channel that takes a site. */
export interface ChainLayer {
  /** Columns of [M − next site]_+, channel by channel; absent if the channel takes none yet. */
  readonly steps: readonly (number | undefined)[];
  readonly width: number;
}

export interface VoronoiPlan {
  readonly coordinates: number;
  readonly channels: readonly Channel[];
  /** Layers of the chain, hidden layers 1, 2, …; hidden layer 0 is the coordinates. */
  readonly chain: readonly ChainLayer[];
  /** Channels of each class. */
  readonly groups: readonly number[];
  /** Groups of classes for each bit: the classes with the bit and those without, alternating. */
  readonly sides: readonly (readonly number[])[];
  readonly size: DenseSize;
}

/** The classes with each bit set, and the others. */
export function sidesOf(code: ClassCode): number[][] {
  return code.bits.flatMap(({ ones }) => [
    [...ones.keys()].filter((k) => at(ones, k)),
    [...ones.keys()].filter((k) => !at(ones, k)),
  ]);
}

/** Sites dealt as evenly as possible to channels of at most `length` sites. */
function deal(side: number, sites: readonly number[], length: number): Channel[] {
  const count = Math.ceil(sites.length / length);
  return Array.from({ length: count }, (_, c) => ({
    side,
    sites: sites.filter((__, n) => n % count === c),
  }));
}

/** Lengths of the channels that `deal` makes. */
function lengthsOf(sites: number, length: number): number[] {
  const count = Math.ceil(sites / length);
  return Array.from({ length: count }, (_, c) => Math.ceil((sites - c) / count));
}

/** Channels that take a site in chain layer t = 1 … length − 1: a shorter one begins later. */
function isRunning(sites: number, length: number, t: number): boolean {
  return sites > length - t;
}

/**
 * Width, depth and parameters in dimension d with m coordinates, n_v sites of class v in channels of
 * at most s ≥ 1 sites, and groups of classes for L bits:
 *
 *   d → m → chain layers t = 1 … s−1 → rounds of class maxima → rounds of bit maxima → 2L → 1,
 *
 * a chain layer having m + c_t units, c_t the channels of more than s − t sites; ⌈log2⌉ of the largest
 * group rounds.
 */
export function voronoiSize(
  dimension: number,
  m: number,
  sites: readonly number[],
  length: number,
  sides: readonly (readonly number[])[],
): DenseSize {
  const channels = sites.map((count) => lengthsOf(count, length));
  const all = channels.flat();
  const chain = Array.from(
    { length: length - 1 },
    (_, before) => m + all.filter((own) => isRunning(own, length, before + 1)).length,
  );
  const hidden = [
    m,
    ...chain,
    ...maximumWidths(channels.map((lengths) => lengths.length)),
    ...maximumWidths(sides.map((classes) => classes.length)),
    sides.length,
  ];
  return {
    width: Math.max(...hidden),
    depth: hidden.length + 1,
    parameters: denseCount([dimension, ...hidden, 1]),
  };
}

/** The columns of the chain. */
function chainOf(m: number, channels: readonly Channel[], length: number): ChainLayer[] {
  return Array.from({ length: length - 1 }, (_, before) => {
    let width = m;
    const steps = channels.map(({ sites }) => {
      if (!isRunning(sites.length, length, before + 1)) return undefined;
      width += 1;
      return width - 1;
    });
    return { steps, width };
  });
}

/**
 * The plan with the fewest parameters over all channel lengths.
 *
 * Shapes  `bySide`: the sites of each class, each with one.
 * Cost    O(n²) for n sites in the largest class.
 */
export function voronoiPlan(
  dimension: number,
  m: number,
  bySide: readonly (readonly number[])[],
  code: ClassCode,
): VoronoiPlan {
  const sides = sidesOf(code);
  const counts = bySide.map((sites) => sites.length);
  let length = 1;
  let size = voronoiSize(dimension, m, counts, length, sides);
  for (let longer = 2; longer <= Math.max(...counts); longer += 1) {
    const other = voronoiSize(dimension, m, counts, longer, sides);
    if (other.parameters < size.parameters) [length, size] = [longer, other];
  }
  const dealt = bySide.map((sites, side) => deal(side, sites, length));
  const channels = dealt.flat();
  return {
    coordinates: m,
    channels,
    chain: chainOf(m, channels, length),
    groups: dealt.map((own) => own.length),
    sides,
    size,
  };
}

// UNTRUSTED. The certificate of some of the balls: the same network, radius and rule, a dataset of their points alone.
// The checker judges it as any other, so a share of the work needs no rule of its own: docs/scale.md.
import type { Companions } from "../checker/index.js";
import { claimLine, type Digest, digestOf, TEXTS } from "../format/index.js";
import { encode } from "../writing/index.js";
import { byteLines } from "./byte-lines.js";
import { type Layout, type Placed, placedLines, type Source } from "./layout.js";
import type { Balls } from "./shard.js";

/** A certificate that is on the disk, and what is given beside it. */
export interface Whole {
  readonly source: Source;
  /** The canonical text of the dataset, if it is given. */
  readonly dataset: Source | undefined;
  readonly network: Source | undefined;
  /** Judge by the plain way alone. */
  readonly reference: boolean;
  readonly layout: Layout;
}

/** A running SHA-256: Node's own where there is one. */
export type Hash = () => Digest;

/** Some of the balls, in the order of the file, that become the certificate of a part. */
export interface Choice {
  readonly balls: readonly Balls[];
  /** The part claims the ratio too. */
  readonly keepsRatio?: true;
}

/** Results of points in a certificate of robustness. */
const RESULTS = ["robust", "refuted", "wrong", "open"] as const;
type Counts = Record<(typeof RESULTS)[number], number>;

/** What a part is about. */
export interface Part {
  readonly choice: Choice;
  readonly dataset: string;
  readonly counts: Counts;
  readonly header: string;
  /** The digest of its claim. */
  readonly claim: string;
}

/** What one reading of a certificate finds. */
export interface Survey {
  /** The digest of all bytes. */
  readonly certificate: string;
  /** The digest of the points, as the claim names it. */
  readonly dataset: string;
  readonly counts: Counts;
  /** False if a dataset was given and is another text than the one that the claim names. */
  readonly isGiven: boolean;
  /** True if anything follows the last ball, or the last point of the dataset. */
  readonly hasMore: boolean;
  readonly parts: readonly Part[];
}

function isIn({ balls }: Choice, ball: number): boolean {
  return balls.some(({ first, end }) => first <= ball && ball < end);
}

function sizeOf({ balls }: Choice): number {
  return balls.reduce((sum, { first, end }) => sum + (end - first), 0);
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The dataset line of a ball line: point and label, closed. As the checker finds it. */
function pointOfBall(text: string): string {
  const label = text.indexOf(',"label":');
  return `${text.slice(0, text.indexOf(',"', label + 1))}}\n`;
}

/** A digest of points, and counts of results, under way. */
interface Tally {
  readonly digest: Digest;
  readonly counts: Counts;
}

/** The header line of a dataset of so many of the points. */
function datasetHeader({ dimension, classes }: Layout, points: number): Uint8Array {
  return encoder.encode(`${encode(TEXTS.datasetHeader, { points, dimension, classes })}\n`);
}

function openTally(hash: Hash, layout: Layout, points: number): Tally {
  const digest = hash();
  digest.update(datasetHeader(layout, points));
  return { digest, counts: { robust: 0, refuted: 0, wrong: 0, open: 0 } };
}

/** What a line of a ball tells: the text of its point, the result of its evidence. */
function toldBy({ bytes }: Placed, layout: Layout): { point?: Uint8Array; result?: keyof Counts } {
  if (layout.kind !== "robustness") {
    if (layout.points === "given") return {};
    return { point: encoder.encode(pointOfBall(decoder.decode(bytes))) };
  }
  const start = decoder.decode(bytes.subarray(0, 40));
  if (start.startsWith('{"point":')) return { point: bytes };
  const result = RESULTS.find((one) => start.includes(`"result":"${one}"`));
  return result === undefined ? {} : { result };
}

function headerOfPart(layout: Layout, choice: Choice, dataset: string, counts: Counts): string {
  const header = JSON.parse(layout.text) as { claim: object; ratio?: object | null };
  const claim = {
    ...header.claim,
    ...{ dataset, points: sizeOf(choice) },
    ...(layout.kind === "robustness" && { counts }),
    ...(layout.kind !== "robustness" && choice.keepsRatio !== true && { ratio: null }),
  };
  const { pair } = layout;
  const own = pair?.map((point) => (point === Math.min(...pair) ? 0 : 1));
  const kept = own === undefined ? header.ratio : { ...header.ratio, pair: own };
  const ratio = choice.keepsRatio === true ? kept : null;
  return JSON.stringify({ ...header, claim, ...("ratio" in header && { ratio }) });
}

/**
 * The part that shows the ratio: the two points that are named to show it, or, if there are no such, any ball: then
 * the checker refuses the ratio. Undefined if none is claimed.
 */
export function ratioChoice({ hasRatio, pair }: Layout): Choice | undefined {
  if (!hasRatio) return undefined;
  const ends = [...new Set(pair ?? [0])].sort((a, b) => a - b);
  return { balls: ends.map((first) => ({ first, end: first + 1 })), keepsRatio: true };
}

/** The lines of a dataset text: its header as −1, and its points, numbered from 0. */
function* numberedLines(dataset: Source): Generator<readonly [number, Uint8Array]> {
  let number = -1;
  for (const bytes of byteLines(dataset())) {
    yield [number, bytes];
    number += 1;
  }
}

/**
 * Reads the certificate once, and makes the headers of its parts.
 *
 * Ensures  the digests are those of the bytes read. Nothing is judged.
 * Cost     memory: one line; time: one reading, two digests of each point.
 */
export function survey(whole: Whole, choices: readonly Choice[], hash: Hash): Survey {
  const { layout, dataset } = whole;
  const certificate = hash();
  certificate.update(encoder.encode(layout.text));
  certificate.update(encoder.encode("\n"));
  const all = openTally(hash, layout, layout.balls);
  const tallies = choices.map((choice) => ({ choice, ...openTally(hash, layout, sizeOf(choice)) }));
  const addPoint = (ball: number, point: Uint8Array): void => {
    all.digest.update(point);
    for (const one of tallies) if (isIn(one.choice, ball)) one.digest.update(point);
  };
  let hasMore = false;
  for (const placed of placedLines(whole.source, layout)) {
    certificate.update(placed.bytes);
    if (placed.of === "rest") hasMore = true;
    if (typeof placed.of !== "number") continue;
    const ball = placed.of;
    const { point, result } = toldBy(placed, layout);
    if (point !== undefined) addPoint(ball, point);
    if (result === undefined) continue;
    all.counts[result] += 1;
    for (const one of tallies) if (isIn(one.choice, ball)) one.counts[result] += 1;
  }
  const given = hash();
  for (const [ball, bytes] of dataset === undefined ? [] : numberedLines(dataset)) {
    given.update(bytes);
    if (layout.points !== "given" || ball < 0) continue;
    if (ball < layout.balls) addPoint(ball, bytes);
    else hasMore = true;
  }
  const isGiven = dataset === undefined || `sha256:${given.hex()}` === layout.dataset;
  const parts = tallies.map(({ choice, digest, counts }): Part => {
    const name = `sha256:${digest.hex()}`;
    const header = headerOfPart(layout, choice, name, counts);
    const line = { number: 1, text: header, bytes: encoder.encode(header) };
    const claim = digestOf(`${claimLine(layout.kind, line)}\n`);
    return { choice, dataset: name, counts, header, claim };
  });
  return {
    certificate: `sha256:${certificate.hex()}`,
    dataset: `sha256:${all.digest.hex()}`,
    ...{ counts: all.counts, hasMore, parts, isGiven },
  };
}

/** The text of a part, and where its lines and balls stand in the whole. */
export interface PartText {
  readonly chunks: Iterable<Uint8Array>;
  readonly companions: Companions;
  /** Of a line of the part that has been read: its number in the whole. */
  readonly lineOf: (line: number) => number;
  /** Of a ball of the part: its number in the whole. */
  readonly ballOf: (ball: number) => number;
}

/** The certificate of a part. To be read once. Cost: memory: one line, and a number for each line. */
export function partText(whole: Whole, { choice, header }: Part): PartText {
  const { layout, dataset, network, reference, source } = whole;
  const numbers = [1];
  const last = Math.max(...choice.balls.map(({ end }) => end));
  function* chunks(): Generator<Uint8Array> {
    yield encoder.encode(`${header}\n`);
    // Shared parts that stand after the last ball of the part are none of its own.
    let shared: Placed[] = [];
    for (const placed of placedLines(source, layout)) {
      const { of } = placed;
      if (of === "shared") shared.push(placed);
      if (typeof of === "number" ? of >= last : of === "rest") return;
      if (of !== "common" && !(typeof of === "number" && isIn(choice, of))) continue;
      for (const { bytes, number } of [...shared, placed]) {
        numbers.push(number);
        yield bytes;
      }
      shared = [];
    }
  }
  function* points(given: Source): Generator<Uint8Array> {
    yield datasetHeader(layout, sizeOf(choice));
    for (const [ball, bytes] of numberedLines(given)) if (isIn(choice, ball)) yield bytes;
  }
  return {
    chunks: chunks(),
    companions: {
      ...(dataset !== undefined && layout.points === "given" && { dataset: points(dataset) }),
      ...(network !== undefined && { network: network() }),
      reference,
    },
    lineOf: (line) => numbers[line - 1] ?? line,
    ballOf(ball) {
      let left = ball;
      for (const { first, end } of choice.balls) {
        if (left < end - first) return first + left;
        left -= end - first;
      }
      return left;
    },
  };
}

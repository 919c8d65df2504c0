// UNTRUSTED. How the lines of a certificate lie: its header, lines that belong to all balls, and those of each ball.
// What is read here is read again by the checker; nothing is decided by it.
import { claimLine, linesOf, reject } from "../format/index.js";
import { type HeaderOf, HEADERS, type Kind, kindOf } from "../writing/index.js";
import { answered, type Refusal } from "../kernel/index.js";
import { byteLines } from "./byte-lines.js";

/** A text that can be read again from its first byte. */
export type Source = () => Iterable<Uint8Array>;

/** The kinds whose balls are judged one by one. */
export const DIVISIBLE = ["memorization", "eta-robust", "robustness"] as const;
export type DivisibleKind = (typeof DIVISIBLE)[number];

/** What is known from the header. */
export interface Layout {
  readonly kind: DivisibleKind;
  /** The header as it stands. */
  readonly text: string;
  readonly dataset: string;
  readonly classes: readonly string[];
  readonly dimension: number;
  /** The number of balls. */
  readonly balls: number;
  /** Lines after the header that belong to all balls: rows and reach witnesses. */
  readonly common: number;
  readonly points: "inline" | "given";
  /** The line that pins the claim, without its line feed. */
  readonly claim: string;
  /** The numbers of points with each result, as JSON; only of robustness. */
  readonly counts: string | undefined;
  /** True if a ratio is claimed. */
  readonly hasRatio: boolean;
  /** The two points that are to show it, if they are points of the dataset. */
  readonly pair: readonly [number, number] | undefined;
}

export function isDivisible(kind: Kind): kind is DivisibleKind {
  return DIVISIBLE.some((one) => one === kind);
}

type Network = HeaderOf<"memorization">["network"];

function rowsOf({ source, widths }: Network): number {
  return source === "inline" ? widths.reduce((sum, width) => sum + width, 0) : 0;
}

/** The layout that a header states; its kind, if balls of that kind are not judged one by one; or what refuses it. */
export function layoutOf(source: Source): Layout | Exclude<Kind, DivisibleKind> | Refusal {
  return answered(() => {
    const { done, value: line } = linesOf(source()).next();
    if (done === true) {
      const expected = "the header of a certificate";
      return reject("malformed/truncated", { line: 1 }, expected, "the end of the text");
    }
    const kind = kindOf(line);
    if (!isDivisible(kind)) return kind;
    const { text } = line;
    const read = HEADERS[kind].read(line);
    const { claim, network, points } = read;
    const { dimension, points: balls } = claim.claim;
    const reaches = "reaches" in read ? read.reaches : 0;
    const counts = "counts" in claim.claim ? JSON.stringify(claim.claim.counts) : undefined;
    const hasRatio = claim.claim.ratio !== undefined;
    const named = "ratio" in read ? read.ratio?.pair : undefined;
    const pair = named?.every((point) => point < balls) === true ? named : undefined;
    return {
      ...{ kind, text, dataset: claim.dataset, classes: claim.classes, dimension, balls },
      ...{ points, hasRatio, pair, counts, common: rowsOf(network) + reaches },
      claim: claimLine(kind, line),
    };
  });
}

/** One line, and what it belongs to: all balls, those that name it, the ball with this number; after the last, none. */
export interface Placed {
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly number: number;
  readonly of: "common" | "shared" | "rest" | number;
}

/** True of a line with a part that balls share: its key comes first, and no ball begins with one of these. */
function isShared(bytes: Uint8Array): boolean {
  return /^\{"(?:layer|fact)":/u.test(String.fromCharCode(...bytes.subarray(0, 10)));
}

/** The lines after the header. */
export function* placedLines(source: Source, layout: Layout): Generator<Placed> {
  const { kind, balls, common, points } = layout;
  const each = kind === "robustness" && points === "inline" ? 2 : 1;
  let number = 0;
  let own = 0;
  for (const bytes of byteLines(source())) {
    number += 1;
    if (number === 1) continue;
    const ball = Math.floor(own / each);
    if (number <= common + 1) yield { bytes, number, of: "common" };
    else if (ball === balls) yield { bytes, number, of: "rest" };
    else if (kind !== "robustness" && isShared(bytes)) yield { bytes, number, of: "shared" };
    else {
      own += 1;
      yield { bytes, number, of: ball };
    }
  }
}

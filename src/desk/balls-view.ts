// UNTRUSTED. A certificate ball by ball, for a reader: margins, evidence, the nearest other point, questions
// for other programs. No verdict: the kernel's functions are used outside the checker.
import type { Companions } from "../checker/index.js";
import { openCertificate } from "../cli/files/open-certificate.js";
import { near } from "../doubles/near.js";
import { attempt, smtLines, vnnlibLines } from "../foreign/index.js";
import { planeFigure, type SvgElement } from "../figures/index.js";
import { encodeRational } from "../format/index.js";
import { type Ball, type Evidence, type Norm, type Refusal } from "../kernel/index.js";
import { at, entry } from "../numbers/index.js";
import { inspect, type Inspection, type OpenCertificate } from "../report/inspection.js";
import { marginRow } from "../report/inspection-lines.js";
import { className } from "../report/explain-unproved.js";
import { ballMargins, partsFor } from "../report/margins.js";
import { modelOf, type ModelView } from "./onnx-view.js";
import { twoPoints, type TwoPoints } from "./two-points.js";

/** Bytes of a certificate whose balls are kept for a reader. */
export const MOST_BYTES = 48 * 2 ** 20;

/** One row of the table: ball, label, factor, exactly, where, inequality. */
export interface BallsView {
  readonly rows: readonly (readonly string[])[];
  readonly inputs: number;
}

/** What is shown of one ball. */
export interface BallView {
  readonly facts: readonly (readonly [string, string])[];
  /** The centre, and the nearest point of another label. */
  readonly points: TwoPoints;
  readonly smt: string | undefined;
  readonly vnnlib: string | undefined;
}

interface Kept {
  readonly opened: OpenCertificate;
  readonly balls: readonly Ball[];
  readonly view: Inspection;
}

/** What only the command can do about a number that is long. */
const HINT = / \((?:its square|exactly) with --json\)/gu;

let kept: Kept | undefined;

/** How the units of a layer stand on the ball. */
function lettersOf({ layers }: Evidence): string {
  const words = layers.map(({ units, facts }, l) => {
    const count = (letters: string): number =>
      units.reduce((sum, run) => (letters.includes(run.letter) ? sum + run.count : sum), 0);
    const open = count("od");
    const parts = [`${count("+a")} active`, `${count("-z")} inactive`];
    if (open > 0) parts.push(`${open} may switch`);
    if (facts.length > 0) parts.push(`${facts.length} facts`);
    return `layer ${l}: ${parts.join(", ")}`;
  });
  return words.length === 0 ? "no hidden layer" : words.join("; ");
}

function openUnits({ layers }: Evidence): number {
  const runs = layers.flatMap(({ units }) => units);
  return runs.reduce((sum, { letter, count }) => sum + ("od".includes(letter) ? count : 0), 0);
}

/** Reads the certificate: the table of its balls, the hardest first; undefined for another kind. */
export async function openBalls(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): Promise<BallsView | Refusal | undefined> {
  kept = undefined;
  const opened = openCertificate(chunks, companions);
  if ("verdict" in opened) return opened;
  if ("kind" in opened) return undefined;
  const balls: Ball[] = [];
  const next: OpenCertificate["next"] = () => {
    const ball = opened.next();
    if (!("verdict" in ball)) balls.push(ball);
    return ball;
  };
  const view = await inspect({ ...opened, next }, () => Promise.resolve());
  if (view.verdict !== "inspected") return view;
  kept = { opened, balls, view };
  const { header, margins } = view;
  const switching = (ball: number): string => `${openUnits(at(balls, ball).evidence)}`;
  const measured = margins.map((one) => [
    ...marginRow(one, header).map((cell) => cell.replace(HINT, "")),
    switching(one.ball),
  ]);
  const known = new Set(margins.map(({ ball }) => ball));
  const names = { classes: header.claim.classes };
  const others = balls
    .map((ball, k) => ({ ball, k, open: openUnits(ball.evidence) }))
    .filter(({ k }) => !known.has(k))
    .sort((a, b) => b.open - a.open || a.k - b.k)
    .map(({ ball, k, open }) => {
      const why = open > 0 ? "proved by facts" : "holds at every radius, or by proofs";
      return [`${k}`, className(ball.label, names), "", "", why, "", `${open}`];
    });
  return {
    rows: [...measured, ...others],
    inputs: opened.network.inputs,
  };
}

/** ‖a − b‖ in doubles: what is drawn and compared for a reader, and never judged. */
function distanceNear(a: readonly number[], b: readonly number[], norm: Norm): number {
  const gaps = a.map((x, k) => Math.abs(x - at(b, k)));
  if (norm.kind === "infinity") return Math.max(...gaps);
  const p = norm.kind === "one" ? 1 : norm.kind === "two" ? 2 : Number(norm.a) / Number(norm.b);
  return gaps.reduce((sum, gap) => sum + gap ** p, 0) ** (1 / p);
}

function coordinatesNear({ centre }: Ball): readonly number[] {
  return centre.ints.map((_, k) => near(entry(centre, k)));
}

const COORDINATES = 12;

function pointText({ centre }: Ball): string {
  const shown = centre.ints.slice(0, COORDINATES).map((_, k) => encodeRational(entry(centre, k)));
  const more = centre.ints.length - shown.length;
  return `(${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""})`;
}

/** The nearest point of another label, by doubles, and how far it is. */
function nearestOther(
  { balls, opened }: Kept,
  k: number,
): { readonly j: number; readonly distance: number } | undefined {
  const { claim } = opened.header.claim;
  const own = at(balls, k);
  const centre = coordinatesNear(own);
  let best: { readonly j: number; readonly distance: number } | undefined;
  for (const [j, ball] of balls.entries()) {
    if (ball.label === own.label) continue;
    const distance = distanceNear(centre, coordinatesNear(ball), claim.norm);
    if (best === undefined || distance < best.distance) best = { j, distance };
  }
  return best;
}

function nearestFacts(
  { balls, opened }: Kept,
  found: ReturnType<typeof nearestOther>,
): readonly (readonly [string, string])[] {
  if (found === undefined) return [];
  const { j, distance } = found;
  const name = className(at(balls, j).label, opened.header.claim);
  return [
    [
      "nearest point of another label",
      `point ${j}, ${name}, at a distance of about ${distance.toPrecision(6)}`,
    ],
  ];
}

function inequality({ view }: Kept, k: number): readonly (readonly [string, string])[] {
  const margin = view.margins.find(({ ball }) => ball === k);
  if (margin === undefined) return [];
  const { value, reach, squared } = margin;
  const [, , , , place = ""] = marginRow(margin, view.header);
  const sides = squared
    ? `(${encodeRational(value)})² ≥ ${encodeRational(reach)}`
    : `${encodeRational(value)} ≥ ${encodeRational(reach)}`;
  return [
    ["tightest inequality", place],
    [squared ? "value² ≥ reach²" : "value ≥ reach", sides],
  ];
}

/** One ball. Requires: a certificate that was opened, and a ball of it. */
export function openBall(k: number): BallView {
  if (kept === undefined) throw new Error("no certificate is open");
  const { opened, balls } = kept;
  const { network, header, reaches, networkDigest } = opened;
  const { claim, classes, dataset } = header.claim;
  const ball = at(balls, k);
  const alone = ballMargins(claim, network, partsFor(claim, reaches), k, ball);
  const holds = alone.verdict === "margins" && alone.holds;
  const { centre, label } = ball;
  const { norm, radius, rule } = claim;
  const note = `ball ${k} of the claim about dataset ${dataset}, network ${networkDigest}`;
  const isWhole = claim.error === undefined;
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const smt =
    norm.kind === "power" || !isWhole
      ? undefined
      : attempt(() => smtLines({ network, centre, label, norm: norm.kind, radius, rule }, note));
  const vnnlib =
    (norm.kind !== "infinity" && norm.kind !== "one") || !isWhole
      ? undefined
      : attempt(() => vnnlibLines({ centre, label, norm: norm.kind, radius, rule, outputs }, note));
  const other = nearestOther(kept, k);
  const text = (lines: typeof smt): string | undefined =>
    lines === undefined || "verdict" in lines ? undefined : `${lines.join("\n")}\n`;
  return {
    facts: [
      ["checked alone", holds ? "it holds, by the kernel's functions" : "it does not hold"],
      ["label", className(label, { classes })],
      ["centre", pointText(ball)],
      ["units on the ball", lettersOf(ball.evidence)],
      ...inequality(kept, k),
      ...nearestFacts(kept, other),
    ],
    points: twoPoints(
      centre,
      other && { point: at(balls, other.j).centre, name: `point ${other.j}` },
      norm,
      radius,
    ),
    smt: text(smt),
    vnnlib: text(vnnlib),
  };
}

/** The network as an ONNX file. Requires: a certificate that was opened. */
export function openModel(): ModelView {
  if (kept === undefined) throw new Error("no certificate is open");
  return modelOf(kept.opened.network);
}

/** The plane of a network with two inputs; undefined where there is none, or too much of it. */
export async function openPlane(): Promise<SvgElement | undefined> {
  if (kept === undefined) return undefined;
  const { opened, balls } = kept;
  const figure = await planeFigure(
    { network: opened.network, named: opened.header.claim, balls },
    () => Promise.resolve(),
  );
  return "why" in figure ? undefined : figure;
}

// UNTRUSTED. The balls of a certificate as questions for other tools: VNN-LIB, or SMT-LIB with the network.
import { InvalidArgumentError } from "commander";
import { attempt, type ForeignRefusal, smtLines, vnnlibLines } from "../../foreign/index.js";
import { type Ball, type Norm } from "../../kernel/index.js";
import { at } from "../../numbers/index.js";
import { visible } from "../../report/visible.js";
import type { OpenCertificate } from "../../report/inspection.js";
import { openCompanions } from "../files/companions.js";
import { EXIT } from "../exit-codes.js";
import { openCertificate } from "../files/open-certificate.js";
import { Problem, usageProblem } from "../problem.js";
import { chunksOf } from "../files/read-bytes.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import type { CommonOptions, Session } from "../session.js";
import type { Output } from "../files/write-files.js";

export interface BallOptions extends CommonOptions {
  /** The one ball that is asked about. */
  readonly ball?: number;
  /** The network, for a certificate that names it by digest. */
  readonly network?: string;
}

const COMMAND = "export";
/** Questions that are written at once. */
const MOST_BALLS = 10_000;

/** A number of `--ball`. */
export function ballNumber(text: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("Give the number of a ball, from 0.");
}

/** What a format cannot hold, as a problem. */
export function refused(path: string, { code, what, next }: ForeignRefusal): Problem {
  return new Problem(EXIT.badData, {
    what: visible(what),
    code: `declined/${code}`,
    where: path,
    next,
  });
}

/** The certificate, opened. Undefined if a refusal was answered. Fails: Problem for other kinds. */
async function openedBalls(
  file: string,
  options: BallOptions,
  session: Session,
): Promise<OpenCertificate | undefined> {
  const { network } = options;
  const companions = await openCompanions(network === undefined ? {} : { network });
  const opened = openCertificate(chunksOf(file, session.io), companions.read(file));
  if ("verdict" in opened) {
    await answerRefusal(session, options, COMMAND, opened, {});
    return undefined;
  }
  if ("kind" in opened || opened.header.claim.claim.error !== undefined) {
    throw usageProblem(
      "only a memorization has one question per ball",
      "leave out --vnnlib, --smt-lib",
    );
  }
  const { points } = opened.header.claim.claim;
  const { ball } = options;
  if (ball !== undefined && ball >= points) {
    throw usageProblem(
      `there is no ball ${ball}`,
      `the claim is about the balls 0 to ${points - 1}`,
    );
  }
  return opened;
}

/** The balls that are asked about, in order. Undefined if a refusal was answered. */
async function ballsOf(
  opened: OpenCertificate,
  options: BallOptions,
  session: Session,
): Promise<readonly (readonly [number, Ball])[] | undefined> {
  const { ball: only } = options;
  const end = only === undefined ? opened.header.claim.claim.points : only + 1;
  const found: (readonly [number, Ball])[] = [];
  for (let k = 0; k < end; k += 1) {
    const ball = opened.next();
    if ("verdict" in ball) {
      await answerRefusal(session, options, COMMAND, ball, {});
      return undefined;
    }
    if (only === undefined || k === only) found.push([k, ball]);
  }
  return found;
}

function noteOf({ header, networkDigest }: OpenCertificate, k: number): string {
  return `ball ${k} of the claim about dataset ${header.claim.dataset}, network ${networkDigest}`;
}

/** The claim of a certificate in VNN-LIB, one file per ball. Undefined if a refusal was answered. */
export async function vnnlibQuestions(
  file: string,
  prefix: string,
  options: BallOptions,
  session: Session,
): Promise<readonly Output[] | undefined> {
  const opened = await openedBalls(file, options, session);
  if (opened === undefined) return undefined;
  const { norm, radius, rule, points } = opened.header.claim.claim;
  if (norm.kind !== "infinity" && norm.kind !== "one") {
    throw usageProblem(
      "a ball of this norm is not bounded by finitely many linear conditions",
      "VNN-LIB can say balls of the norms inf and 1; --smt-lib also those of the norm 2",
    );
  }
  if (points > MOST_BALLS && options.ball === undefined) {
    throw usageProblem(
      `the claim is about ${points} balls, ${MOST_BALLS} are written at most`,
      "name one with --ball, or export fewer points",
    );
  }
  const { layers } = opened.network;
  const outputs = at(layers, layers.length - 1).rows.length;
  const balls = await ballsOf(opened, options, session);
  return balls?.map(([k, { centre, label }]) => {
    const question = { centre, label, norm: norm.kind, radius, rule, outputs };
    const lines = attempt(() => vnnlibLines(question, noteOf(opened, k)));
    if ("verdict" in lines) throw refused(file, lines);
    return { path: `${prefix}-${k}.vnnlib`, lines };
  });
}

function requireSaid(norm: Norm): Exclude<Norm["kind"], "power"> {
  if (norm.kind !== "power") return norm.kind;
  throw usageProblem(
    "a ball of this norm is not written in SMT-LIB",
    "balls of the norms 1, 2 and inf are",
  );
}

/** The question of one ball in SMT-LIB. Undefined if a refusal was answered. */
export async function smtQuestion(
  file: string,
  options: BallOptions,
  session: Session,
): Promise<readonly string[] | undefined> {
  const opened = await openedBalls(file, options, session);
  if (opened === undefined) return undefined;
  const { network, header } = opened;
  const { radius, rule } = header.claim.claim;
  const norm = requireSaid(header.claim.claim.norm);
  const [asked] = (await ballsOf(opened, options, session)) ?? [];
  if (asked === undefined) return undefined;
  const [k, { centre, label }] = asked;
  const question = { network, centre, label, norm, radius, rule };
  const lines = attempt(() => smtLines(question, noteOf(opened, k)));
  if ("verdict" in lines) throw refused(file, lines);
  return lines;
}

// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// What is untrue of a certificate: its claim ball by ball, its ratio, its sizes, its digest.
import { pointsOfBall } from "./ball.js";
import type { LooseCertificate } from "./decode-certificate-loosely.js";
import { fraction, order, pick } from "./fraction.js";
import { type Failure, failureOf, type OracleBall } from "./judge.js";
import { labelOf } from "./label.js";
import { countsOf, evaluateAt } from "./network.js";
import { normAgainst } from "./norm.js";

/** What the judge reads of ball i; undefined if the certificate states no phases. */
function ballOf(certificate: LooseCertificate, i: number): OracleBall | undefined {
  const { network, rule, p, radius } = certificate;
  const { centre, label, phases } = pick(certificate.balls, i);
  return phases === undefined ? undefined : { network, rule, p, radius, centre, label, phases };
}

/** What fails of the phases that are stated for ball i. */
export function failureOfBall(certificate: LooseCertificate, i: number): Failure | undefined {
  const ball = ballOf(certificate, i);
  return ball === undefined ? undefined : failureOf(ball);
}

/** Points of ball i with another label than the claim says, as texts. `count` seeded ones are tried. */
export function wrongPoints(certificate: LooseCertificate, i: number, count: number): string[] {
  const { network, rule, p, radius, balls } = certificate;
  const { centre, label } = pick(balls, i);
  const others = balls.slice(0, 6).map((ball) => ball.centre);
  const points = pointsOfBall(p, centre, radius, { seed: `ball ${i}`, count, others });
  return points
    .filter((point) => labelOf(rule, evaluateAt(network, point)) !== label)
    .map((point) => `ball ${i}: another label at (${point.join(", ")})`);
}

/** ρ ≥ r, by the stated pair. */
function ratioHolds({ ratio, pair, balls, p, radius }: LooseCertificate): boolean {
  if (ratio === null) return true;
  if (pair === null) return false;
  const [first, second] = pair.map((i) => balls[i]);
  if (first === undefined || second === undefined || first.label === second.label) return false;
  const apart = first.centre.map((x, k) => fraction(x).sub(fraction(pick(second.centre, k))));
  const most = fraction(radius).mul(fraction("2")).div(fraction(ratio));
  return normAgainst(p, apart, most) <= 0;
}

function sizeHolds({ size, network }: LooseCertificate): boolean {
  const counts = Object.entries(countsOf(network));
  return counts.every(([name, count]) => `${size[name] ?? ""}` === `${count}`);
}

/** Seeded points more for a ball without phases. */
const MORE = 24;

/** Everything that is found untrue, in words; nothing if the certificate is right. */
export function untruths(certificate: LooseCertificate, count = 4): string[] {
  const { balls, points, digests, radius, classes } = certificate;
  const found: string[] = [];
  if (balls.length !== points) found.push(`${balls.length} points, not ${points}`);
  if (order(fraction(radius), fraction("0")) <= 0) found.push("a radius not above 0");
  if (digests.stated !== digests.computed) found.push("another dataset");
  if (balls.some((ball) => ball.label >= classes.length)) found.push("a label of no class");
  if (!sizeHolds(certificate)) found.push("other sizes");
  if (!ratioHolds(certificate)) found.push("no evidence for the ratio");
  for (const [i, { phases }] of balls.entries()) {
    const failure = failureOfBall(certificate, i);
    if (failure !== undefined) found.push(`ball ${i}: ${JSON.stringify(failure)}`);
    // Without phases only points can show that the claim is wrong.
    found.push(...wrongPoints(certificate, i, phases === undefined ? count + MORE : count));
  }
  return found;
}

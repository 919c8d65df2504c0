// For every accepted certificate, certificates that differ from it in one place and are rejected.
import { encodeRational } from "../../src/format/index.js";
import { add, rational } from "../../src/numbers/index.js";
import { q } from "./recipe.js";
import { type Accepted, rejectedSample, type Sample, slugOf } from "./sample.js";
import { firstBall, headerOf, lastRow, lineAt, relined, resized, swap } from "./text.js";

/** The first ball, or the first point beside it, with another label of the claim, or one beyond. */
function labelSwapped(accepted: Accepted): Sample {
  const { certificate, beside } = accepted;
  const { claim, points } = headerOf(certificate);
  const other = (line: string): string => {
    const label = Number(/"label":(\d+)/u.exec(line)?.[1]);
    const next = claim.classes.length === 1 ? 1 : (label + 1) % claim.classes.length;
    return swap(line, `"label":${label}`, `"label":${next}`);
  };
  const code =
    claim.classes.length === 1 ? "ill-formed/label-out-of-range" : "unproved/label-not-certain";
  const name = `${slugOf(accepted)}.label-swapped`;
  if (points === "inline") {
    const ball = firstBall(certificate);
    return rejectedSample(
      code,
      name,
      relined(certificate, ball, other(lineAt(certificate, ball))),
      beside,
    );
  }
  const dataset = beside.dataset ?? "";
  const changed = relined(dataset, 1, other(lineAt(dataset, 1)));
  return rejectedSample(code, name, certificate, { ...beside, dataset: changed });
}

/** The first phase of the last ball, the other way round; none if there is no hidden unit. */
function phaseFlipped(accepted: Accepted): Sample[] {
  const { certificate, beside } = accepted;
  // A unit that is 0 on the whole ball may have either phase.
  if (accepted.name === "zero-unit-active") return [];
  const line = lineAt(certificate, -1);
  const first = /"layers":\["([+-])(\d+)([^"]*)"/u.exec(line);
  if (first === null) return [];
  const [whole, sign = "", count = "", rest = ""] = first;
  const [other, left] = [sign === "+" ? "-" : "+", Number(count) - 1];
  const runs = left > 0 ? `${other}1${sign}${left}${rest}` : joinedRuns(other, rest);
  const ball = swap(line, whole, `"layers":["${runs}"`);
  const name = `${slugOf(accepted)}.one-phase-flipped`;
  return [
    rejectedSample("unproved/neuron-not-stable", name, relined(certificate, -1, ball), beside),
  ];
}

/** One unit of this sign before the runs of the rest, which begin with the same sign or are none. */
function joinedRuns(sign: string, rest: string): string {
  const next = /^[+-](\d+)/u.exec(rest);
  if (next === null) return `${sign}1`;
  return `${sign}${Number(next[1]) + 1}${rest.slice(next[0].length)}`;
}

/** The bias of the output larger by 10^-30, sizes made to fit: only an exact rule notices. */
function biasMoved(accepted: Accepted): Sample[] {
  const { certificate, beside } = accepted;
  if (!certificate.includes('"rule":{"kind":"exact"')) return [];
  const name = `${slugOf(accepted)}.output-10-to-the-minus-30`;
  const moved = (line: string): string =>
    line.replace(/"bias":"([^"]*)"/u, (_, bias: string) => {
      // A number of the largest length has no room for more digits.
      const step = bias.length > 4000 ? rational(-1n) : rational(1n, 10n ** 30n);
      const sum = add(q(bias), step);
      return `"bias":"${encodeRational(sum)}"`;
    });
  if (beside.network !== undefined) {
    const network = relined(beside.network, -1, moved(lineAt(beside.network, -1)));
    return [rejectedSample("mismatched/network", name, certificate, { ...beside, network })];
  }
  const row = lastRow(certificate);
  const changed = resized(relined(certificate, row, moved(lineAt(certificate, row))));
  return [rejectedSample("unproved/label-not-certain", name, changed, beside)];
}

/** The changes of one accepted certificate. */
export function siblings(accepted: Accepted): Sample[] {
  return [labelSwapped(accepted), ...phaseFlipped(accepted), ...biasMoved(accepted)];
}

// A sample: a text, what stands beside it, and the verdict it must get. The folder is the verdict:
// accepted/<how it was made>/<name>, rejected/<code>/<name>, declined/<code>/<name>.

/** One sample, before it is a file. Texts are written as UTF-8; bytes as they are. */
export interface Sample {
  readonly verdict: "accepted" | "rejected" | "declined";
  /** The code of the refusal; of an accepted sample, the construction or "handmade". */
  readonly folder: string;
  /** Of a changed certificate: the name of the accepted one, a dot, and what was done. */
  readonly name: string;
  readonly certificate: string | Uint8Array;
  /** Texts beside it, under the same name: NAME.dataset, NAME.network, NAME.claim. */
  readonly beside: Beside;
}

export const KINDS = ["dataset", "network", "claim"] as const;
export type Beside = { readonly [kind in (typeof KINDS)[number]]?: string };

/** A certificate that is accepted, and what the changes to it can rely on. */
export interface Accepted {
  readonly folder: string;
  readonly name: string;
  readonly certificate: string;
  readonly beside: Beside;
}

/** A handmade certificate by its name. Fails: an Error if there is none. */
export type Handmade = (name: string) => Accepted;

/** The name under which changes of an accepted sample are filed. */
export function slugOf(accepted: Accepted): string {
  return accepted.folder === "handmade" ? accepted.name : `${accepted.folder}-${accepted.name}`;
}

export function acceptedSample(accepted: Accepted): Sample {
  return { verdict: "accepted", ...accepted };
}

export function rejectedSample(
  code: string,
  name: string,
  certificate: string | Uint8Array,
  beside: Beside = {},
): Sample {
  return { verdict: "rejected", folder: code, name, certificate, beside };
}

export function declinedSample(
  code: string,
  name: string,
  certificate: string,
  beside: Beside = {},
): Sample {
  return { verdict: "declined", folder: code, name, certificate, beside };
}

/** The files of a sample: path below `certificates/` and contents. */
export function* filesOf(sample: Sample): Generator<readonly [path: string, bytes: Uint8Array]> {
  const stem = `${sample.verdict}/${sample.folder}/${sample.name}`;
  const { certificate, beside } = sample;
  const encoder = new TextEncoder();
  yield [
    `${stem}.muball`,
    typeof certificate === "string" ? encoder.encode(certificate) : certificate,
  ];
  for (const kind of KINDS) {
    const text = beside[kind];
    if (text !== undefined) yield [`${stem}.${kind}`, encoder.encode(text)];
  }
}

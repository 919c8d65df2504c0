// UNTRUSTED. A share: one line that says what the checker answered about the balls of one shard, of which certificate.
// The seal shows that nothing of it was changed since; with a key, nobody without the key can have changed it.
import type { Balls, Shard } from "./shard.js";

/** The format of the line. */
export const SHARE_FORMAT = "muball-share/1";

export interface Share {
  /** Digest of the certificate, as bytes (unpacked, if it was packed). */
  readonly certificate: string;
  /** Digest of the claim of the part alone: same network, radius and rule, these points. */
  readonly part: string;
  readonly shard: Shard;
  readonly balls: Balls;
  readonly verdict: "accepted" | "rejected" | "declined";
  /** Why, if not accepted; a code of docs/rejections.md. */
  readonly code: string | null;
  /** Where, if that is known: counted in the whole certificate, balls from 0, lines from 1. */
  readonly ball: number | null;
  readonly line: number | null;
  /** The checker that answered: `muball 0.1.0`. */
  readonly checker: string;
}

/** What makes a seal: the digest of a text, or one under a key. */
export interface Sealer {
  readonly name: "sha256" | "hmac-sha256";
  readonly hex: (text: string) => string;
}

function bodyOf(share: Share): string {
  const { certificate, part, shard, balls, verdict, code, ball, line, checker } = share;
  return JSON.stringify({
    ...{ format: SHARE_FORMAT, certificate, part, shard: [shard.index, shard.of] },
    ...{ balls: [balls.first, balls.end], verdict, code, ball, line, checker },
  });
}

/** The line of a share, without its line feed. */
export function shareText(share: Share, { name, hex }: Sealer): string {
  const body = bodyOf(share);
  return `${body.slice(0, -1)},"seal":"${name}:${hex(body)}"}`;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/u;
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === "string";

function pairOf(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [a, b] = value as readonly unknown[];
  return isCount(a) && isCount(b) ? [a, b] : undefined;
}

function verdictOf(value: unknown): Share["verdict"] | undefined {
  return (["accepted", "rejected", "declined"] as const).find((one) => one === value);
}

/** The share that a JSON object states, or undefined. */
function shareOf(value: Readonly<Record<string, unknown>>): Share | undefined {
  const { format, certificate, part, code, ball, line, checker } = value;
  const shard = pairOf(value["shard"]);
  const balls = pairOf(value["balls"]);
  const verdict = verdictOf(value["verdict"]);
  const isNamed = isText(certificate) && isText(part) && isText(checker);
  if (format !== SHARE_FORMAT || !isNamed || !DIGEST.test(certificate)) return undefined;
  if (shard === undefined || balls === undefined || verdict === undefined) return undefined;
  if (!(code === null || isText(code)) || (verdict === "accepted") !== (code === null)) {
    return undefined;
  }
  if (!(ball === null || isCount(ball)) || !(line === null || isCount(line))) return undefined;
  return {
    ...{ certificate, part, verdict, code, ball, line, checker },
    shard: { index: shard[0], of: shard[1] },
    balls: { first: balls[0], end: balls[1] },
  };
}

/** Why a text is not taken as a share. */
export interface BadShare {
  readonly bad: "format" | "changed" | "unsealed" | "key";
  readonly what: string;
}

/**
 * Reads a share.
 *
 * Ensures  the text is byte for byte what `shareText` writes for the share, under this seal.
 */
export function readShare(text: string, sealer: Sealer): Share | BadShare {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  const record = isRecord ? (value as Readonly<Record<string, unknown>>) : {};
  const share = shareOf(record);
  const seal = record["seal"];
  if (share === undefined || !isText(seal)) {
    return { bad: "format", what: "it is no share of a check (muball-share/1)" };
  }
  const [name] = seal.split(":");
  if (name === "sha256" && sealer.name === "hmac-sha256") {
    return { bad: "unsealed", what: "it was made without the key" };
  }
  if (name === "hmac-sha256" && sealer.name === "sha256") {
    return { bad: "key", what: "it was made under a key, and none is given" };
  }
  if (text.replace(/\n$/u, "") === shareText(share, sealer)) return share;
  const what = "it was changed after it was made";
  return {
    bad: "changed",
    what: sealer.name === "sha256" ? what : `${what}, or under another key`,
  };
}

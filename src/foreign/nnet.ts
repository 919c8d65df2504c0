// UNTRUSTED. NNet, by the reader that the checker has: what it says, in the words of the other readers.
import { type NnetReading as Read, readNnet as read } from "../from/index.js";
import { answered } from "../kernel/index.js";
import { FOREIGN_CODES, type ForeignCode, refuse } from "./exact/refusal.js";
import type { ForeignNetwork } from "./exact/source.js";

/** Which of its networks a file means. */
export const NNET_READINGS = ["bare", "normalised", "clipped"] as const;
export type NnetReading = (typeof NNET_READINGS)[number];

const NOTES: Readonly<Record<Read, string>> = {
  bare: "full header; decimals as written",
  normalised: "full header; decimals as written",
  clipped: "full header; decimals as written",
  short: "short header, five lines are skipped; decimals as written",
};

/** Reads an NNet file. Fails: refusal. */
export function readNnet(bytes: Uint8Array, wanted?: NnetReading): ForeignNetwork {
  const found = answered(() => read(bytes, wanted));
  if ("network" in found) {
    const { network, reading } = found;
    if (reading === "short" && wanted !== undefined && wanted !== "bare") {
      refuse("attribute", `the short header has no reading ${wanted}: its five lines are skipped`);
    }
    return { network, reading, notes: [NOTES[reading]], companions: [] };
  }
  const { decline } = found.verdict === "declined" ? found : { decline: undefined };
  if (decline?.code !== "network-file") return refuse("syntax", "the file is not read");
  const [, reason = "", line, what = ""] = STOPPED.exec(decline.got) ?? [];
  const code = FOREIGN_CODES.find(([known]) => known === reason)?.[0] ?? "syntax";
  return refuse(code, what, line === undefined ? {} : { line: Number(line) }, NEXT[code]);
}

/** What the reader says when it stops: `reason at line: what`. */
const STOPPED = /^([a-z-]+)(?: at (\d+))?: (.*)$/su;

const NEXT: Partial<Record<ForeignCode, string>> = {
  "two-readings":
    "say which is meant: --reading bare, normalised or clipped (clipped to the bounds first)",
};

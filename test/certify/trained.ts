// The trained networks and data that ship with the project, and what certify makes of them.
import { readFileSync } from "node:fs";
import { certify, type Certificate } from "../../src/certify/index.js";
import { readNetwork } from "../../src/checker/index.js";
import { type Dataset, readDataset } from "../../src/dataset/index.js";
import { decodeNorm, decodeRational } from "../../src/format/index.js";
import type { Network, Norm, Refusal } from "../../src/kernel/index.js";
import type { Rational } from "../../src/numbers/index.js";

export const DATA = "certificates/data";

export function r(text: string): Rational {
  const value = decodeRational(text);
  if (value === undefined) throw new Error(`no rational: ${text}`);
  return value;
}

export function norm(text: string): Norm {
  const value = decodeNorm(text);
  if (value === undefined) throw new Error(`no norm: ${text}`);
  return value;
}

/** `iris` or `toy`, with the network trained on it. */
export async function trained(
  name: string,
): Promise<{ readonly network: Network; readonly dataset: Dataset }> {
  const read = readNetwork([readFileSync(`${DATA}/${name}-trained.network`)]);
  if (read.verdict !== "network") throw new Error(`${name}: ${read.verdict}`);
  return { network: read.network, dataset: await readDataset(`${DATA}/${name}.csv`) };
}

/** What certify makes of it at a radius, by argmax. */
export async function certified(
  name: string,
  p: string,
  radius: string,
): Promise<Certificate | Refusal> {
  const rule = { kind: "argmax" } as const;
  return certify({ ...(await trained(name)), norm: norm(p), radius: r(radius), rule });
}

/** The text of a certificate; the refusal as an error. */
export function textOf(certificate: Certificate | Refusal): string {
  if (certificate.verdict !== "certified") throw new Error(certificate.verdict);
  return [...certificate.lines()].map((line) => `${line}\n`).join("");
}

// Certificates of the trained networks in ../data: some balls have a pattern, others bounds of units.
import { readFileSync } from "node:fs";
import { certify, ratioEvidence } from "../../src/certify/index.js";
import { readNetwork } from "../../src/checker/index.js";
import { readDataset, separation } from "../../src/dataset/index.js";
import type { Network } from "../../src/kernel/index.js";
import { normOfText, q } from "./recipe.js";
import { type Accepted, rejectedSample, type Sample } from "./sample.js";
import { joined, lineAt, linesOf, put, relined, swap } from "./text.js";

/** Radii above those of one activation region per ball, 1/31 for the toy, 1/7700 for Iris; p = 2. */
const JOBS = [
  { data: "toy", p: "2", radius: "1/8" },
  { data: "toy", p: "inf", radius: "2/5" },
  { data: "iris", p: "2", radius: "1/50" },
] as const;

function networkOf(data: string): Network {
  const read = readNetwork([readFileSync(`certificates/data/${data}-trained.network`)]);
  if (read.verdict !== "network") throw new Error(`${data}: ${read.verdict}`);
  return read.network;
}

async function make({ data, p, radius: text }: (typeof JOBS)[number]): Promise<Accepted> {
  const dataset = await readDataset(`certificates/data/${data}.csv`);
  const [norm, radius] = [normOfText(p), q(text)];
  const { pair } = await separation(dataset, norm);
  const certificate = await certify({
    network: networkOf(data),
    dataset,
    norm,
    radius,
    rule: { kind: "argmax" },
    ratio: ratioEvidence(dataset, norm, radius, pair),
    note: `trained, ${data}-trained.network`,
  });
  if (certificate.verdict !== "certified") throw new Error(`${data}-trained: not certified`);
  const lines = joined([...certificate.lines()]);
  return { folder: "trained", name: `${data}-${p}`, certificate: lines, beside: {} };
}

/** The accepted ones, in order. */
export async function trained(): Promise<Accepted[]> {
  const made: Accepted[] = [];
  for (const job of JOBS) made.push(await make(job));
  return made;
}

/** Changes of the first, at its first ball with facts. */
export function trainedSiblings([toy]: readonly Accepted[]): Sample[] {
  if (toy === undefined) throw new Error("no trained sample");
  const { certificate } = toy;
  const first = linesOf(certificate).findIndex((line) => line.includes('"facts":[{'));
  const ball = lineAt(certificate, first);
  const of = (code: string, name: string, changed: string): Sample =>
    rejectedSample(code, `trained-${toy.name}.${name}`, relined(certificate, first, changed));
  const [constant = ""] = /"constant":"-[^"]*"/u.exec(ball) ?? [];
  return [
    of("unproved/fact", "a-bound-too-tight", swap(ball, constant, '"constant":"0"')),
    of("unproved/label-not-certain", "no-proof-of-the-label", put(ball, ["output"], undefined)),
  ];
}

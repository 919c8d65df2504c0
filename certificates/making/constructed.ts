// Accepted certificates made by the constructions, from the data that ship with the project.
import { certify, ratioEvidence } from "../../src/certify/index.js";
import {
  type Construction,
  CONSTRUCTIONS,
  latticeL0,
  latticeL1,
  latticeL2,
  staircase,
} from "../../src/constructions/index.js";
import { readDataset, separation } from "../../src/dataset/index.js";
import { normOfText, q } from "./recipe.js";
import type { Accepted } from "./sample.js";
import { joined } from "./text.js";

/** Seed of every construction here; another seed makes other samples. */
const SEED = "1";

interface Job {
  readonly construction: Construction;
  readonly data: string;
  readonly p: string;
  readonly radius: string;
}

const jobs: readonly Job[] = [
  ...CONSTRUCTIONS.map((construction) => ({ construction, data: "toy", p: "2", radius: "1/50" })),
  { construction: staircase, data: "toy", p: "3", radius: "1/5" },
  { construction: staircase, data: "iris", p: "2", radius: "1/2000" },
  { construction: latticeL0, data: "toy", p: "inf", radius: "1/100" },
  { construction: latticeL1, data: "toy", p: "1", radius: "1/100" },
  { construction: latticeL2, data: "toy", p: "3/2", radius: "1/100" },
  { construction: latticeL2, data: "iris", p: "2", radius: "1/2000" },
];

async function make(job: Job): Promise<Accepted> {
  const { construction, data, p } = job;
  const dataset = await readDataset(`certificates/data/${data}.csv`);
  const [norm, radius] = [normOfText(p), q(job.radius)];
  const options = { seed: SEED, budget: 1 };
  const made = await construction.construct(dataset, norm, radius, options);
  if (made.status !== "constructed") {
    throw new Error(`${construction.name} of ${data}, p = ${p}: ${made.detail}`);
  }
  const { pair } = await separation(dataset, norm);
  const certificate = await certify({
    network: made.network,
    dataset,
    norm,
    radius,
    rule: { kind: "exact", values: made.values },
    ratio: ratioEvidence(dataset, norm, radius, pair),
    note: `${construction.name}, seed ${SEED}`,
  });
  if (certificate.verdict !== "certified") throw new Error(`${construction.name}: not certified`);
  return {
    folder: construction.name,
    name: `${data}-${p.replace("/", "-")}`,
    certificate: joined([...certificate.lines()]),
    beside: {},
  };
}

/** One sample a job, in order. */
export async function constructed(): Promise<Accepted[]> {
  const made: Accepted[] = [];
  for (const job of jobs) made.push(await make(job));
  return made;
}

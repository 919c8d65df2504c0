// Accepted certificates made by the constructions, from the data that ship with the project.
import { certify, ratioEvidence } from "../../src/certify/index.js";
import {
  type Construction,
  CONSTRUCTIONS,
  detectorInf,
  gatedLattice,
  latticeL0,
  latticeL1,
  latticeL2,
  logWidth,
  narrowVoronoi,
  pairwise,
  polyhedral,
  square,
  staircase,
  voronoi,
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
  /** Of the samples whose balls nearly touch. */
  readonly large?: boolean;
}

/** Radii just below the separation of the toy: 9/8, √(61/64), 3/4, ∛(341/512), 1.0292… */
const LARGE = [
  ["1", "21/20"],
  ["2", "22/25"],
  ["inf", "7/10"],
  ["3", "4/5"],
  ["3/2", "19/20"],
] as const;

/** The constructions for every ratio that serve this norm. */
function constructionsFor(p: string): readonly Construction[] {
  if (p === "inf") return [detectorInf, polyhedral, pairwise];
  if (p === "1") return [polyhedral, pairwise];
  if (p === "3") return [pairwise];
  if (p !== "2") return [voronoi, square, pairwise];
  return [gatedLattice, voronoi, narrowVoronoi, square, logWidth, pairwise];
}

/** In the norm 2 unless a construction does not serve it. */
function jobOf(construction: Construction): Job {
  const p = construction === polyhedral ? "inf" : "2";
  return { construction, data: "toy", p, radius: "1/50" };
}

const jobs: readonly Job[] = [
  ...CONSTRUCTIONS.map(jobOf),
  // Radii at which units switch: ρ > 0.9 in each.
  ...LARGE.flatMap(([p, radius]) =>
    constructionsFor(p).map((construction) => ({
      construction,
      data: "toy",
      p,
      radius,
      large: true,
    })),
  ),
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
    ...(made.facts !== undefined && { facts: made.facts }),
    ratio: ratioEvidence(dataset, norm, radius, pair),
    note: `${construction.name}, seed ${SEED}`,
  });
  if (certificate.verdict !== "certified") throw new Error(`${construction.name}: not certified`);
  return {
    folder: construction.name,
    name: `${data}-${p.replace("/", "-")}${job.large === true ? "-large" : ""}`,
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

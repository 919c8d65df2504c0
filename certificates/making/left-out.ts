// Certificates with an error: networks that are wrong on a slab of a ball, and one of a construction.
import { certify, ratioEvidence } from "../../src/certify/index.js";
import { sequentialLattice } from "../../src/constructions/index.js";
import { readDataset, separation } from "../../src/dataset/index.js";
import type { FactFamily } from "../../src/elaborate/index.js";
import { datasetOf, make, network, normOfText, q } from "./recipe.js";
import { type Accepted, rejectedSample, type Sample } from "./sample.js";
import { joined, lineAt, relined, swap } from "./text.js";

const FOLDER = "eta-robust";

/** u = 3x + 4y + 25; f = 1 + max(0, u − 25) − 2·max(0, u − 25 − 1/16) + max(0, u − 25 − 1/8). */
const bump = network(
  2,
  [["25", "3", "4"]],
  [
    ["-25", "1"],
    ["-401/16", "1"],
    ["-201/8", "1"],
  ],
  [["1", "1", "-2", "1"]],
);

/** ±(f − 1) ≤ 0 on either side of the bump. */
const facts: readonly FactFamily[] = ["1", "-1"].map((sign) => ({
  from: 1,
  to: 1,
  step: 1,
  times: 1,
  shift: 0,
  terms: ["1", "-2", "1"].map((weight, unit) => {
    return { unit, weight: q(`${Number(weight) * Number(sign)}`) };
  }),
  rows: [],
  constant: q("0"),
  split: { from: 1, cuts: [{ unit: 0, at: [q("25"), q("201/8")] }] },
}));

/** 2·(1/8)/(2R) with the reach R of (3, 4) on radius 2, or the lower bound of it: equality. */
const SHARES = [
  ["1", "1/64"],
  ["2", "1/80"],
  ["inf", "1/112"],
  ["3", "1/80"],
  ["3/2", "1/64"],
] as const;

async function bumps(): Promise<Accepted[]> {
  const made: Accepted[] = [];
  for (const [p, share] of SHARES) {
    const slab = { unit: 0, low: q("25"), high: q("201/8"), share: q(share) };
    const accepted = await make({
      name: `bump-${p.replace("/", "-")}`,
      network: bump,
      dataset: datasetOf(["only"], [0, "0", "0"]),
      p,
      radius: "2",
      rule: { kind: "exact", values: [q("1")] },
      facts: () => facts,
      leftOut: { error: q(share), slabs: () => [slab] },
    });
    made.push({ ...accepted, folder: FOLDER });
  }
  return made;
}

/** The toy at ρ > 1/2, by `sequential-lattice`. */
async function constructed(): Promise<Accepted> {
  const dataset = await readDataset("certificates/data/toy.csv");
  const [norm, radius, eta] = [normOfText("2"), q("1/2"), q("1/20")];
  const made = await sequentialLattice(dataset, norm, radius, eta, { seed: "1", budget: 1 });
  if (made.status !== "constructed") throw new Error(made.detail);
  const { pair } = await separation(dataset, norm);
  const certificate = await certify({
    network: made.network,
    dataset,
    norm,
    radius,
    rule: { kind: "exact", values: made.values },
    ...(made.facts !== undefined && { facts: made.facts }),
    leftOut: made.leftOut,
    ratio: ratioEvidence(dataset, norm, radius, pair),
  });
  if (certificate.verdict !== "certified") throw new Error("sequential-lattice: not certified");
  const text = joined([...certificate.lines()]);
  if (!text.includes('"except"')) throw new Error("nothing is left out");
  return { folder: FOLDER, name: "sequential-lattice-toy", certificate: text, beside: {} };
}

export async function leftOut(): Promise<Accepted[]> {
  const made = [...(await bumps()), await constructed()];
  return made.flatMap((one) => {
    if (one.name !== "bump-2") return one;
    return [one, { ...one, name: "bump-2-pinned", beside: { claim: pinOf(one.certificate) } }];
  });
}

/** The claim of a certificate as a text to pin: it names the kind. */
function pinOf(certificate: string): string {
  const { kind, claim } = JSON.parse(lineAt(certificate, 0)) as {
    kind: string;
    claim: Record<string, unknown>;
  };
  return joined([JSON.stringify({ format: "muball-claim/1", kind, ...claim })]);
}

/** The changes of `bump-2`, whose conditions all hold with equality. */
export function leftOutSiblings(accepted: readonly Accepted[], smallest: Accepted): Sample[] {
  const one = accepted.find(({ name }) => name === "bump-2");
  if (one === undefined) throw new Error("no sample bump-2");
  const { certificate } = one;
  const [head, ball] = [lineAt(certificate, 0), lineAt(certificate, -1)];
  const no = (code: string, name: string, changed: string): Sample =>
    rejectedSample(code, `${FOLDER}-bump-2.${name}`, changed);
  const inHead = (code: string, name: string, from: string, to: string): Sample =>
    no(code, name, relined(certificate, 0, swap(head, from, to)));
  const inBall = (code: string, name: string, from: string, to: string): Sample =>
    no(code, name, relined(certificate, -1, swap(ball, from, to)));
  const slab = '[0,"25","201/8","1/80"]';
  const error = "unproved/error";
  // 1/(80 + 10⁻³⁰).
  const less = `1${"0".repeat(30)}/80${"0".repeat(29)}1`;
  const memorization = swap(
    swap(head, '"kind":"eta-robust"', '"kind":"memorization"'),
    ',"error":"1/80"',
    "",
  );
  const claim = JSON.stringify({
    format: "muball-claim/1",
    ...(JSON.parse(memorization) as { claim: Record<string, unknown> }).claim,
  });
  const least = lineAt(smallest.certificate, 0);
  const flat = lineAt(smallest.certificate, -1);
  return [
    rejectedSample(
      "ill-formed/error",
      "smallest",
      relined(
        smallest.certificate,
        0,
        swap(
          swap(least, "memorization", "eta-robust"),
          '"ratio":null}',
          '"ratio":null,"error":"1"}',
        ),
      ),
    ),
    rejectedSample(
      error,
      "smallest",
      relined(
        smallest.certificate,
        -1,
        swap(flat, '"layers":[]', '"layers":[],"except":[[0,"0","0","1"]]'),
      ),
    ),
    inHead(error, "error-a-little-smaller", '"error":"1/80"', `"error":"${less}"`),
    inBall(error, "share-a-little-smaller", '"1/80"', `"${less}"`),
    inBall(error, "share-0", '"1/80"', '"0"'),
    inBall(error, "share-below-0", '"1/80"', '"-1/80"'),
    inBall(error, "slab-twice", `[${slab}]`, `[${slab},${slab}]`),
    inBall(error, "slab-backwards", '[0,"25","201/8","1/80"]', '[0,"201/8","25","1/80"]'),
    inBall(error, "slab-of-no-unit", `[${slab}]`, `[${slab.replace("0", "1")}]`),
    no(error, "memorization-of-the-rest", relined(certificate, 0, memorization)),
    inBall("ill-formed/proof", "nothing-left-out", `,"except":[${slab}]`, ""),
    inBall("malformed/not-canonical", "an-empty-list-left-out", `[${slab}]`, "[]"),
    inBall(
      "ill-formed/proof",
      "slab-a-little-narrower",
      slab,
      slab.replace("201/8", "25124999999/1000000000"),
    ),
    inBall(
      "ill-formed/proof",
      "slab-a-little-higher",
      slab,
      slab.replace('"25"', '"250001/10000"'),
    ),
    inHead("ill-formed/error", "error-0", '"error":"1/80"', '"error":"0"'),
    inHead("ill-formed/error", "error-1", '"error":"1/80"', '"error":"1"'),
    inHead("ill-formed/error", "error-below-0", '"error":"1/80"', '"error":"-1/80"'),
    inHead("malformed/missing-field", "no-error", ',"error":"1/80"', ""),
    inHead("malformed/unknown-field", "called-a-memorization", '"eta-robust"', '"memorization"'),
    inHead("malformed/wrong-type", "error-null", '"error":"1/80"', '"error":null'),
    inHead("malformed/rational", "error-not-lowest", '"error":"1/80"', '"error":"2/160"'),
    inBall("malformed/wrong-type", "slab-of-three", slab, slab.replace(',"1/80"', "")),
    inBall("malformed/wrong-type", "unit-as-text", slab, slab.replace("0,", '"0",')),
    inBall("malformed/unknown-field", "facts-called-a-pattern", ',"facts":[{', ',"pattern":[{'),
    rejectedSample("mismatched/claim", `${FOLDER}-bump-2.pinned-with-less-error`, certificate, {
      claim: swap(pinOf(certificate), '"error":"1/80"', '"error":"1/81"'),
    }),
    rejectedSample("mismatched/claim", `${FOLDER}-bump-2.pinned-as-a-memorization`, certificate, {
      claim: joined([claim]),
    }),
  ];
}

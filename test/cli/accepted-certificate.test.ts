// What is called proved is what the checker accepts: here whoever finds evidence lies.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Elaborated } from "../../src/elaborate/index.js";
import type { Network } from "../../src/kernel/index.js";

const TOY = "certificates/data/toy.csv";
const TRAINED = "certificates/data/toy-trained.network";

/** Says of every ball that all units are active on it, and that this proves its label. */
function lie({ network }: { readonly network: Network }): Elaborated {
  const layers = network.layers.slice(0, -1).map(({ rows }) => {
    const units = [{ letter: "+" as const, count: rows.length }];
    return { units, proofs: [], bounds: [], facts: [] };
  });
  return {
    verdict: "elaborated",
    evidence: { layers, facts: [], except: [], output: [] },
    statement: "one-activation-region",
  };
}

/** The product with the liar in it, in modules of its own. */
async function withLiar() {
  const [tests, cells, constructions, data, kernel, radius, kit] = await Promise.all([
    import("./in-memory.js"),
    import("../../src/cli/sweeping/sweep-cell.js"),
    import("../../src/constructions/index.js"),
    import("../../src/dataset/index.js"),
    import("../../src/kernel/index.js"),
    import("../../src/cli/proving/claimed-radius.js"),
    import("../../src/testing/index.js"),
  ]);
  return { ...tests, ...cells, ...constructions, ...data, ...kernel, ...radius, ...kit };
}

let product: Awaited<ReturnType<typeof withLiar>>;
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(import("../../src/elaborate/index.js"), async (original) => ({
    ...(await original()),
    elaborateBall: lie,
  }));
  product = await withLiar();
});
afterAll(() => {
  vi.doUnmock("../../src/elaborate/index.js");
  vi.resetModules();
});

/** A step between 0 and 2, too near to 2 for balls of radius 3/4. */
const LATE = `export const construct = () => [
  { weights: [["1"], ["1"]], biases: ["-3/2", "-2"] },
  { weights: [["2", "-2"]], biases: ["0"] },
];`;

describe("where the search for evidence lies", () => {
  it("a cell of a sweep is not proved, and has the checker's reason", async () => {
    const { voronoi, readDataset, separation, NORM_TWO, radiusFor, certifiedFate } = product;
    const dataset = await readDataset(TOY);
    const found = await separation(dataset, NORM_TWO);
    const rho = { num: 1n, den: 2n };
    const options = { seed: "muball", budget: 1 };
    const built = await voronoi.construct(dataset, NORM_TWO, radiusFor(rho, found), options);
    if (built.status !== "constructed") throw new Error("voronoi reaches one half");
    const silent = { say: () => undefined, count: () => undefined, clear: () => undefined };
    const fate = await certifiedFate({ dataset, norm: NORM_TWO, rho, found }, built, silent);
    expect(fate).toMatchObject({ status: "unproved", reason: "unproved/neuron-not-stable" });
  });

  it("certify writes nothing, and says the checker's reason", async () => {
    const here = product.folder();
    const output = here.at("toy.muball");
    const words = ["certify", TRAINED, TOY, "--rule", "argmax", "--radius", "1/8", "-o", output];
    const { exit, stdout } = await product.muball([...words, "--kind", "memorization"]);
    expect([exit, stdout]).toEqual([1, expect.stringMatching(/^rejected code=unproved\//u)]);
    expect(here.names()).toEqual([]);
  });

  it("prove keeps nothing of a network that is not right", async () => {
    const here = product.folder();
    const data = here.put("line.csv", "x,side\n0,a\n2,b\n");
    const mine = here.put("mine.mjs", LATE);
    const output = here.at("line.muball");
    const words = ["prove", data, "--with", mine, "--radius", "3/4", "-o", output];
    const { exit, stdout } = await product.muball(words);
    expect([exit, stdout]).toEqual([1, expect.stringMatching(/^rejected code=unproved\//u)]);
    expect(here.names()).not.toContain("line.muball");
  });

  it("the kit does not call a construction proved", async () => {
    const late = () => [
      { weights: [[0n]], biases: [0n] },
      { weights: [[0n]], biases: [0n] },
    ];
    const report = await product.robustlyMemorizes(late, { seed: 1, runs: 4, proofs: true });
    expect(report.text).toMatch(/ 0 proved/u);
  });
});

// --smallest: auto keeps the network that is the smallest in the size asked for, and its table says in what each is.
import { describe, expect, test } from "vitest";
import { answerOf, folder, muball, TOY } from "./in-memory.js";

interface Candidate {
  readonly construction: string;
  readonly status: string;
  readonly size?: Readonly<Record<string, number | string>>;
  readonly least?: readonly string[];
}

/** A rational text as a double. */
function near(value: number | string | undefined): number {
  const [num, den = "1"] = `${value ?? ""}`.split("/");
  return Number(num) / Number(den);
}

async function proved(...words: readonly string[]): Promise<readonly Candidate[]> {
  const file = folder().at("toy.muball");
  const ran = await muball(["prove", TOY, "--rho", "1/2", "--json", "-o", file, ...words]);
  expect(ran.exit).toBe(0);
  return answerOf(ran)["candidates"] as readonly Candidate[];
}

const SIZES = ["parameters", "width", "depth", "bits", "bytes", "steepness"];

describe("prove --smallest", () => {
  test.each(SIZES)("%s: what is kept is the least of all that were made", async (size) => {
    const made = (await proved("--smallest", size)).filter((one) => one.size !== undefined);
    const kept = made.find(({ status }) => status === "proved");
    expect(made.length).toBeGreaterThan(4);
    const least = Math.min(...made.map((one) => near(one.size?.[size])));
    expect(near(kept?.size?.[size])).toBe(least);
    expect(kept?.least).toContain(size);
  });

  test("the sizes disagree here: they do not all keep one network", async () => {
    const kept = await Promise.all(
      SIZES.map(async (size) => {
        const all = await proved("--smallest", size);
        return all.find(({ status }) => status === "proved")?.construction;
      }),
    );
    expect(new Set(kept).size).toBeGreaterThan(2);
  });

  test("without it, by parameters; the table says in what each network is the least", async () => {
    const file = folder().at("toy.muball");
    const ran = await muball(["prove", TOY, "--rho", "9/10", "-o", file]);
    expect(ran.stderr).toMatch(/construction +parameters +width +depth +bits +bytes +steepness\n/u);
    expect(ran.stderr).toMatch(/proved, and kept; least parameters/u);
    for (const size of SIZES)
      expect(ran.stderr).toMatch(new RegExp(`; least [a-z, ]*${size}`, "u"));
  });

  test("with a time limit the best so far is by the size asked for", async () => {
    const made = await proved("--smallest", "depth", "--seconds", "60");
    const kept = made.find(({ status }) => status === "proved");
    const least = Math.min(...made.map((one) => near(one.size?.["depth"] ?? Infinity)));
    expect(near(kept?.size?.["depth"])).toBe(least);
  });

  test("with one construction there is nothing to choose", async () => {
    const file = folder().at("toy.muball");
    const words = ["prove", TOY, "--with", "lattice", "--smallest", "bits", "-o", file];
    const ran = await muball(words);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain("--smallest is for auto");
  });

  test("construct chooses in the same way", async () => {
    const file = folder().at("toy.network");
    const words = ["construct", TOY, "--rho", "1/2", "--json", "-o", file];
    const made = await muball([...words, "--smallest", "depth"]);
    const least = (await proved()).map((one) => near(one.size?.["depth"] ?? Infinity));
    expect(answerOf(made)["size"]).toMatchObject({ depth: Math.min(...least) });
  });
});

// --with sequential-lattice: the one construction with an error, and what the commands say of it.
import { describe, expect, test } from "vitest";
import { answerOf, folder, muball, TOY } from "./in-memory.js";

const SEQUENTIAL = ["--with", "sequential-lattice", "--radius", "1/2"];

describe("a network with an error", () => {
  test("is proved as a kind of its own, and the words warn", async () => {
    const file = folder().at("toy.muball");
    const ran = await muball(["prove", TOY, ...SEQUENTIAL, "--eta", "1/20", "-o", file]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(/^accepted kind=eta-robust N=12 .* error≤1\/20 rule=exact /u);
    expect(ran.stdout).toContain(" region=none ");
    expect(ran.stderr).toContain("In each ball, a part with at most 1/20 = 0.05 of its volume");
    const checked = await muball(["check", file]);
    expect(checked.stdout).toBe(ran.stdout.replace(/ construction=[a-z0-9-]+/u, ""));
    expect(checked.stderr).toContain("not robustness on whole balls");
    const inspected = await muball(["inspect", file]);
    expect(inspected.stdout).toContain(
      "except on a part of each ball that has at most 1/20 = 0.05 of its volume",
    );
  });

  test("is data with --json", async () => {
    const file = folder().at("toy.muball");
    const words = ["prove", TOY, ...SEQUENTIAL, "--eta", "1/20", "--json", "-o", file];
    expect(answerOf(await muball(words))).toMatchObject({
      exit: 0,
      proved: { kind: "eta-robust", error: "1/20" },
    });
  });

  test("is certified again from the network alone", async () => {
    const here = folder();
    const [made, file] = [here.at("toy.network"), here.at("toy.muball")];
    const eta = ["--eta", "1/20"];
    expect((await muball(["construct", TOY, ...SEQUENTIAL, ...eta, "-o", made])).exit).toBe(0);
    const ran = await muball(["certify", made, TOY, ...SEQUENTIAL, ...eta, "-o", file]);
    expect(ran.exit).toBe(0);
    expect((await muball(["check", file])).stdout).toMatch(/^accepted kind=eta-robust /u);
    const without = await muball(["certify", made, TOY, "--radius", "1/2", "-o", file]);
    expect(without.exit).toBe(1);
  });

  test("has a claim that can be pinned, and that no memorization has", async () => {
    const here = folder();
    const [file, other] = [here.at("a.muball"), here.at("b.muball")];
    await muball(["prove", TOY, ...SEQUENTIAL, "--eta", "1/20", "-o", file]);
    await muball(["prove", TOY, "--radius", "1/2", "-o", other]);
    here.put("a.claim", (await muball(["inspect", "--claim", file])).stdout);
    here.put("b.claim", (await muball(["inspect", "--claim", other])).stdout);
    expect((await muball(["check", file, "--claim", here.at("a.claim")])).exit).toBe(0);
    const swapped = await muball(["check", file, "--claim", here.at("b.claim")]);
    expect(swapped.stdout).toBe("rejected code=mismatched/claim\n");
  });
});

describe("--eta", () => {
  test.each([
    { name: "left out", words: SEQUENTIAL, says: "--eta 1/100" },
    {
      name: "of another construction",
      words: ["--with", "voronoi", "--eta", "1/4"],
      says: "have no error",
    },
    {
      name: "without a radius",
      words: ["--with", "sequential-lattice", "--eta", "1/4"],
      says: "needs a radius",
    },
    { name: "of 1/2", words: [...SEQUENTIAL, "--eta", "1/2"], says: "It must be below 1/2" },
    { name: "of 0", words: [...SEQUENTIAL, "--eta", "0"], says: "It must be above 0" },
    { name: "of words", words: [...SEQUENTIAL, "--eta", "few"], says: "write it as" },
  ])("$name is a mistake of the user, and writes nothing", async ({ words, says }) => {
    const here = folder();
    const ran = await muball(["prove", TOY, ...words, "-o", here.at("toy.muball")]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain(says);
    expect(here.names()).toEqual([]);
  });
});

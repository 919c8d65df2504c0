// --width and --depth: the narrow and the shallow lattice, and what is said where they do not fit.
import { describe, expect, test } from "vitest";
import { answerOf, folder, muball, TOY } from "./in-memory.js";

const LATTICE = ["--with", "lattice", "--radius", "1/10"];

describe("prove --with lattice", () => {
  test("--width and --depth bound the network that is proved", async () => {
    const file = folder().at("toy.muball");
    const limits = ["--width", "8", "--depth", "60"];
    const ran = answerOf(await muball(["prove", TOY, ...LATTICE, ...limits, "--json", "-o", file]));
    expect(ran).toMatchObject({ exit: 0, construction: "lattice" });
    const { size } = ran["proved"] as { size: { width: number; depth: number } };
    expect(size.width).toBeLessThanOrEqual(8);
    expect(size.depth).toBeLessThanOrEqual(60);
  });

  test("a width that no network has is declined, with the size of one without limits", async () => {
    const file = folder().at("toy.muball");
    const ran = await muball(["prove", TOY, ...LATTICE, "--width", "2", "-o", file]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("no lattice that was found has width at most 2; without limits");
  });

  test.each([
    { words: ["--with", "voronoi", "--width", "8"], says: "voronoi has one shape" },
    { words: ["--depth", "8"], says: "auto has one shape" },
    { words: ["--with", "lattice", "--width", "1"], says: "Give an integer from 2 on" },
    { words: ["--with", "lattice", "--depth", "9/2"], says: "Give an integer from 2 on" },
  ])("$words is a wrong command: $says", async ({ words, says }) => {
    const ran = await muball(["prove", TOY, "--radius", "1/10", ...words]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain(says);
  });
});

describe("sweep --with lattice", () => {
  test("has a row for each pair of limits, and goes on from its file", async () => {
    const file = folder().at("curve.csv");
    const words = ["sweep", TOY, "--with", "lattice", "--rho", "1/50", "--width", "8,20"];
    const ran = await muball([...words, "--depth", "60", "--csv", file, "--json"]);
    const { cells } = answerOf(ran) as { cells?: readonly { construction: string }[] };
    expect(cells?.map(({ construction }) => construction)).toEqual([
      "lattice-width-8-depth-60",
      "lattice-width-20-depth-60",
    ]);
    const again = await muball([...words, "--depth", "60", "--csv", file]);
    expect(again.stderr).toContain("took 2 of 2 cells");
  });

  test("limits without lattice are a wrong command", async () => {
    const ran = await muball(["sweep", TOY, "--with", "voronoi", "--width", "8"]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain("add --with lattice");
  });
});

// Points and balls in messages: the number counts from 0, which the first of a message says, and beside it
// stands the place in the file, which counts from 1.
import { expect, test } from "vitest";
import { folder, type Ran, muball } from "./in-memory.js";

// The header is line 1, so that point k is line k + 2. No line keeps the classes apart.
const ROWS = ["0,0,a", "5,5,a", "1,0,b", "0,5,b", "2,2,a", "2,3,b"];
const ZERO = `{"format":"muball-network/1","inputs":2,"widths":[1]}
{"bias":"0","columns":[],"weights":[]}
`;
const NAMED = /\b(?:point|ball) (\d+)(?: \((from 0; )?line (\d+) of (\S+?)\))?/gu;

/** Requires every number of a point to have its place, and the first of each sentence to say how it counts. */
function requirePlaces({ stdout, stderr }: Ran, data: string, atLeast: number): void {
  const named = [...`${stdout}${stderr}`.matchAll(NAMED)];
  expect(named.length).toBeGreaterThanOrEqual(atLeast);
  for (const [, index, , line, file] of named) {
    expect([Number(line), file]).toEqual([Number(index) + 2, data]);
  }
  expect(named[0]?.[2]).toBe("from 0; ");
}

test.each([
  [0, ["separate", "DATA"], 2],
  [2, ["construct", "DATA", "--radius", "1"], 10],
  [64, ["certify", "NETWORK", "DATA", "--radius", "1"], 2],
  [64, ["prove", "DATA", "--radius", "1"], 2],
  [2, ["construct", "DATA", "--radius", "1", "--with", "staircase"], 2],
  [1, ["certify", "NETWORK", "DATA", "--rho", "1/2"], 1],
] as readonly (readonly [exit: number, words: readonly string[], atLeast: number])[])(
  "exit %s of %j names points as all messages do",
  async (exit, words, atLeast) => {
    const here = folder();
    const data = here.put("six.csv", `${["x,y,kind", ...ROWS].join("\n")}\n`);
    const network = here.put("zero.network", ZERO);
    const given = words.map((word) =>
      word === "DATA" ? data : word === "NETWORK" ? network : word,
    );
    const ran = await muball(given);
    expect([ran.exit, ran.stderr]).toEqual([exit, expect.any(String)]);
    requirePlaces(ran, data, atLeast);
  },
);

test("a message without a file says that it counts from 0, once", async () => {
  const here = folder();
  const data = here.put("six.csv", `${["x,y,kind", ...ROWS].join("\n")}\n`);
  const map = here.put("zero.network", ZERO);
  const file = here.at("map.muball");
  await muball(["preserve", map, data, "--radius", "1/4", "-o", file]);
  for (const words of [
    ["check", file],
    ["inspect", file],
  ]) {
    const { stdout, stderr } = await muball(words);
    expect(`${stdout}${stderr}`).toMatch(/ball \d+ \(from 0\) and ball \d+, which carry/u);
  }
});

test("one class among the first points: --points is named", async () => {
  const here = folder();
  const data = here.put("sorted.csv", "0,0,a\n1,0,a\n5,5,b\n");
  for (const command of ["separate", "prove"]) {
    const words = [command, data, "--rho", "1/2", "--points", "2"].filter(
      (_, k) => command === "prove" || k < 2 || k > 3,
    );
    const { exit, stderr } = await muball(words);
    expect(exit).toBe(65);
    expect(stderr).toContain('all 2 points that --points asked for have label "a"');
    expect(stderr).toContain("next      ask for more --points: files are often sorted by class");
  }
  const whole = await muball(["separate", here.put("one.csv", "0,0,a\n1,0,a\n")]);
  expect(whole.stderr).not.toContain("--points");
});

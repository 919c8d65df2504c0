// certify --domain: one range for all coordinates, or one for each.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folder, muball } from "./in-memory.js";

const NETWORK = [
  '{"format":"muball-network/1","inputs":2,"widths":[4,1]}',
  '{"bias":"0","columns":[0],"weights":["1"]}',
  '{"bias":"0","columns":[0],"weights":["-1"]}',
  '{"bias":"0","columns":[1],"weights":["1"]}',
  '{"bias":"0","columns":[1],"weights":["-1"]}',
  '{"bias":"-1","columns":[0,1,2,3],"weights":["1","1","1","1"]}',
];

const CLAIM = ["-p", "inf", "--radius", "3/4", "--rule", "threshold", "--level", "0"];

function asked(...domain: string[]): { readonly words: string[]; readonly file: string } {
  const here = folder();
  const network = here.put("diamond.network", `${NETWORK.join("\n")}\n`);
  const data = here.put("data.csv", "x,y,label\n0,0,0\n1,1/8,1\n");
  const file = here.at("out.muball");
  const words = ["certify", network, data, ...CLAIM, "--kind", "robustness", "-o", file];
  return { words: [...words, ...domain], file };
}

test("a range for each coordinate cuts the ball to a box, and the claim says so", async () => {
  const { words, file } = asked("--domain", "0..1,0..1/8");
  const ran = await muball(words);
  expect([ran.exit, ran.stderr]).toEqual([0, expect.stringContaining("robust 1")]);
  expect(readFileSync(file, "utf8")).toContain('"domain":[["0","0"],["1","1/8"]]');
  const checked = await muball(["check", file]);
  expect(checked.stdout).toContain("domain=0..1,0..1/8");
  const { stdout } = await muball(["inspect", file]);
  expect(stdout).toContain("each coordinate in a range of its own: 0 to 1, 0 to 1/8");
});

test("with one range for all the first point is refuted", async () => {
  const { words } = asked("--domain", "0,1");
  expect((await muball(words)).stderr).toContain("robust 0");
});

test.each([
  ["0..1", "--domain has 1 ranges, and the data 2 coordinates"],
  ["0..1,2..1", "Give the least and the largest value"],
  ["0..1..2,0..1", "Give the least and the largest value"],
  ["0,1,2", "Give the least and the largest value"],
])("--domain %s is refused", async (domain, says) => {
  const ran = await muball(asked("--domain", domain).words);
  expect([ran.exit, ran.stderr]).toEqual([64, expect.stringContaining(says)]);
});

// `sweep --seconds`: a cell that takes longer is dropped and said to be, in every answer; the others are
// what they are without a limit. It needs threads, and so the package as it is built.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../built.js";
import { folder, IRIS, muball, TOY } from "./in-memory.js";

let main = "";

beforeAll(() => {
  main = path.join(built("sweep"), "dist", "cli", "main.js");
}, 120_000);

function sweep(...words: readonly string[]): { exit: number | null; stdout: string } {
  const ran = spawnSync(process.execPath, [main, "sweep", ...words], { encoding: "utf8" });
  expect(ran.stderr.replace(/^wrote .*\n/gmu, "")).toBe("");
  return { exit: ran.status, stdout: ran.stdout };
}

/** Square takes minutes on Iris, and this is less than one of its steps. */
const LATE = [IRIS, "--with", "square", "--rho", "1/2,9/10", "--seconds", "0.01"];

describe("muball sweep --seconds", () => {
  test("drops what takes longer, goes on, and says so in CSV, JSON and the figure", () => {
    const here = folder();
    expect(sweep(...LATE, "-o", here.at("late")).exit).toBe(2);
    const rows = here.read("late.csv").trim().split("\n").slice(1);
    expect(rows.map((row) => row.split(",").slice(6, 9))).toEqual([
      ["square", "unfinished", "took longer than 0.01 s"],
      ["square", "unfinished", "took longer than 0.01 s"],
    ]);
    const json = JSON.parse(here.read("late.json")) as { seconds: number; cells: unknown[] };
    expect(json.seconds).toBe(0.01);
    expect(json.cells[1]).toMatchObject({ status: "unfinished", construction: "square" });
    expect(here.read("late.svg")).toContain("0 of 2 cells proved; 2 took longer than 0.01 s;");
  }, 60_000);

  test("changes nothing about cells that end in time", async () => {
    const words = [TOY, "--with", "lattice,voronoi,polyhedral", "--rho", "1/100,9/10"];
    const free = await muball(["sweep", ...words]);
    expect(sweep(...words, "--seconds", "1000")).toEqual({ exit: 0, stdout: free.stdout });
  }, 60_000);

  test.each(["0", "-1", "x", "1e-9", "1e9"])("refuses %s seconds", async (text) => {
    const ran = await muball(["sweep", TOY, "--seconds", text]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain("--seconds");
  });
});

// The CSV of `sweep` grows by a line per cell, and a sweep that was ended goes on from it. What is no
// sweep, or another one, is kept.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { answerOf, type Folder, folder, muball, type Ran, TOY } from "./in-memory.js";

const GRID = ["--with", "staircase,voronoi,polyhedral", "--rho", "1/100,9/10"];
const CELLS = 6;

function sweep(here: Folder, words: readonly string[] = GRID, io: Partial<Io> = {}): Promise<Ran> {
  return muball(["sweep", TOY, ...words, "--csv", here.at("x.csv")], { io });
}

/** What an uninterrupted run writes. */
async function whole(words: readonly string[] = GRID): Promise<string> {
  const here = folder();
  await sweep(here, words);
  return here.read("x.csv");
}

/** A world in which Ctrl-C is pressed when so many cells were kept; `seen` gets the file at each. */
function interruptedAfter(count: number, file: string, seen: string[] = []): Partial<Io> {
  return {
    keep: () => void seen.push(readFileSync(file, "utf8")),
    interrupts: () => (seen.length >= count ? 1 : 0),
  };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").slice(0, -1);
}

describe("the CSV of a sweep", () => {
  test("has every cell as soon as it is finished", async () => {
    const here = folder();
    const seen: string[] = [];
    await sweep(here, GRID, interruptedAfter(Infinity, here.at("x.csv"), seen));
    const lines = linesOf(here.read("x.csv"));
    expect(seen.map(linesOf)).toEqual(
      Array.from({ length: CELLS }, (_, k) => lines.slice(0, k + 2)),
    );
  });

  test.each([1, 2, 5])("ended after %i cells it goes on there, and ends as one run", async (k) => {
    const here = folder();
    const first = await sweep(here, GRID, interruptedAfter(k, here.at("x.csv")));
    expect([first.exit, first.stdout]).toEqual([2, "declined code=interrupted\n"]);
    expect(first.stderr).toContain(`${k} of ${CELLS} cells are in ${here.at("x.csv")}.`);
    expect(linesOf(here.read("x.csv"))).toHaveLength(k + 1);
    const seen: string[] = [];
    const second = await sweep(here, GRID, interruptedAfter(Infinity, here.at("x.csv"), seen));
    expect(second.exit).toBe(0);
    expect(second.stderr).toContain(`took ${k} of ${CELLS} cells from ${here.at("x.csv")}\n`);
    expect(seen).toHaveLength(CELLS - k);
    expect(here.read("x.csv")).toBe(await whole());
    expect(here.names()).toEqual(["x.csv"]);
  });

  test("what was taken is in JSON and figure as if it had been made", async () => {
    const [once, twice] = [folder(), folder()];
    await muball(["sweep", TOY, ...GRID, "-o", once.at("x")]);
    await sweep(twice, GRID, interruptedAfter(4, twice.at("x.csv")));
    await muball(["sweep", TOY, ...GRID, "-o", twice.at("x")]);
    for (const name of ["x.csv", "x.json", "x.svg"]) expect(twice.read(name)).toBe(once.read(name));
  });

  test("the end by Ctrl-C as JSON", async () => {
    const here = folder();
    const ran = await sweep(here, [...GRID, "--json"], interruptedAfter(2, here.at("x.csv")));
    const csv = here.at("x.csv");
    const answer = { command: "sweep", exit: 2, verdict: "declined", code: "interrupted" };
    expect(answerOf(ran)).toEqual({ ...answer, csv, done: 2, total: CELLS });
  });

  test("a torn last line is dropped, at every place where it can be torn", async () => {
    const text = await whole();
    const lines = linesOf(text);
    const start = lines.slice(0, 3).join("\n").length + 1;
    const [head = "", , , torn = ""] = lines;
    const cuts = [
      0,
      7,
      head.length,
      start,
      start + 1,
      start + torn.length - 1,
      start + torn.length,
    ];
    for (const cut of cuts) {
      const here = folder();
      here.put("x.csv", text.slice(0, cut));
      const taken = cut < start ? 0 : 2;
      const ran = await sweep(here, GRID, interruptedAfter(1, here.at("x.csv")));
      const soFar = `${lines.slice(0, taken + 2).join("\n")}\n`;
      expect([cut, ran.exit, here.read("x.csv") === soFar]).toEqual([cut, 2, true]);
      expect(ran.stderr.includes(`took ${taken} of`)).toBe(taken > 0);
    }
  });

  test("a larger grid takes the cells of a smaller one, and has its own order", async () => {
    const here = folder();
    await sweep(here, ["--with", "voronoi", "--rho", "9/10"]);
    const ran = await sweep(here);
    expect(ran.stderr).toContain(`took 1 of ${CELLS} cells`);
    expect(here.read("x.csv")).toBe(await whole());
  });

  test("unfinished cells are tried again with more time alone, faulted ones always", async () => {
    const text = await whole();
    const late = (status: string, reason: string) =>
      linesOf(text)
        .map((line) =>
          line.replace(
            /,voronoi,proved,,[^,]*(?:,\d+){6},/u,
            `,voronoi,${status},${reason},${",".repeat(7)}`,
          ),
        )
        .join("\n")
        .concat("\n");
    const unfinished = late("unfinished", "took longer than 3 s");
    expect(unfinished.match(/unfinished/gu)).toHaveLength(2);
    const cases: readonly (readonly [string, readonly string[], number])[] = [
      [unfinished, ["--seconds", "3"], CELLS],
      [unfinished, ["--seconds", "2.5"], CELLS],
      [unfinished, [], CELLS - 2],
      [late("faulted", "a bug"), [], CELLS - 2],
    ];
    for (const [before, words, taken] of cases) {
      const here = folder();
      here.put("x.csv", before);
      const ran = await sweep(here, [...GRID, ...words]);
      expect(ran.stderr).toContain(`took ${taken} of ${CELLS} cells`);
      expect(here.read("x.csv")).toBe(taken === CELLS ? before : text);
    }
  });

  test("a construction of one's own is tried again: its module may have changed", async () => {
    const here = folder();
    const mine = here.put("mine.mjs", "export default () => { throw new Error('not yet'); };\n");
    const words = ["--with", `staircase,${mine}`, "--rho", "1/2"];
    await sweep(here, words);
    const ran = await sweep(here, words);
    expect(ran.stderr).toContain("took 1 of 2 cells");
    expect(linesOf(here.read("x.csv"))).toHaveLength(3);
  });

  const kept = "the file for CSV is kept: ";
  test.each([
    ["a seed", GRID.concat("--seed", "other"), "its seed is not that", 2, "other", "muball"],
    ["a norm", GRID.concat("-p", "inf"), "its p is not that", 2, "inf", "2"],
    ["a count", GRID.concat("--quantity", "width"), "its bounded is not", 2, "width", "parameters"],
    [
      "a grid",
      ["--with", "voronoi", "--rho", "9/10"],
      "does not ask for: N = 12, ρ = 1/100, staircase",
      2,
    ],
    ["points", GRID.concat("--points", "11"), "does not ask for: N = 12, ρ = 1/100, staircase", 2],
  ])(
    "of another sweep by %s is kept",
    async (_, words, what, line, expected?: string, got?: string) => {
      const here = folder();
      const text = await whole();
      here.put("x.csv", text);
      const ran = await sweep(here, words);
      expect([ran.exit, ran.stdout]).toEqual([64, ""]);
      expect(ran.stderr).toContain(`muball: ${kept}`);
      expect(ran.stderr).toContain(what);
      expect(ran.stderr).toContain(`${here.at("x.csv")}, line ${line}\n`);
      if (expected !== undefined)
        expect(ran.stderr).toContain(`expected  ${expected}\n  got       ${got ?? ""}\n`);
      expect(ran.stderr).toContain("next      name another file with --csv");
      expect(here.read("x.csv")).toBe(text);
    },
  );

  test("of other data is kept, and says both digests", async () => {
    const here = folder();
    const data = here.put("d.csv", readFileSync(TOY, "utf8").replace(/(\d)/u, "$1.25"));
    const text = await whole();
    here.put("x.csv", text);
    const ran = await muball(["sweep", data, ...GRID, "--csv", here.at("x.csv")]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toMatch(
      /its dataset is not that of this sweep[^]*expected +sha256:[0-9a-f]{64}\n +got +sha256:[0-9a-f]{64}\n/u,
    );
    expect(here.read("x.csv")).toBe(text);
  });

  test("that is none is kept: other text, another header, rows that cannot be", async () => {
    const text = await whole();
    const [head = "", row = ""] = linesOf(text);
    const foreign: readonly (readonly [string, string, number])[] = [
      ["a,b\n1,2\n", "its first line is not that", 1],
      ["notes without an end", "its first line is not that", 1],
      [text.replace(",seed,dataset\n", "\n"), "its first line is not that", 1],
      [`${head}\n${row},1\n`, "its columns are not those", 2],
      [`${head}\n${row}\n${row.replace("proved", "holds")}\n`, "its status is none", 3],
      [`${head}\n${row.replace("1/100", "0.01")}\n`, "its rho is none of a sweep", 2],
      [`${head}\n${row.replace("one-activation-region", "surely")}\n`, "its status is none", 2],
      [
        `${head}\n${row.replace(/,(\d+),parameters,/u, ",0$1,parameters,")}\n`,
        "its bits is not that",
        2,
      ],
      [`${head}\n"a"b,c\n`, "Quote", 2],
    ];
    for (const [content, what, line] of foreign) {
      const here = folder();
      here.put("x.csv", content);
      const ran = await sweep(here);
      expect([content, ran.exit]).toEqual([content, 64]);
      expect(ran.stderr).toContain(kept);
      expect(ran.stderr).toContain(what);
      expect(ran.stderr).toContain(`line ${line}\n`);
      expect(here.read("x.csv")).toBe(content);
    }
  });

  test("a seed with line ends and quotation marks is found again", async () => {
    const words = [...GRID, "--seed", 'a\n"b",c'];
    const here = folder();
    await sweep(here, words, interruptedAfter(3, here.at("x.csv")));
    const ran = await sweep(here, words);
    expect(ran.stderr).toContain(`took 3 of ${CELLS}`);
    expect(here.read("x.csv")).toBe(await whole(words));
  });

  test("bad data makes no file", async () => {
    const here = folder();
    const data = here.put("a.csv", "1,a\n1,b\n");
    const ran = await muball(["sweep", data, "--rho", "1/2", "--csv", here.at("x.csv")]);
    expect([ran.exit, here.names()]).toEqual([65, ["a.csv"]]);
  });
});

// What CSV may be told: lines to skip, missing values, other delimiters, decimals, comments.
import { describe, expect, it } from "vitest";
import { dataError, read, refusal, shown } from "./files.js";

describe("missing values", () => {
  const text = "x,y,kind\n1,2,a\n?,2,b\n3,NA,b\n4,5,NA\n6,7,b\n";

  it("leave out their rows, which are counted", async () => {
    const options = { missing: ["?", "NA"], dropMissing: true };
    const dataset = await read("a.csv", text, options);
    expect(shown(dataset)).toEqual(["1 2 | a @ 2", "6 7 | b @ 6"]);
    expect(dataset.done).toEqual([
      'left out 3 of 5 rows for a missing value ("?" 1, "NA" 2; the first is line 3)',
    ]);
  });

  it("are the usual ones unless others are named", async () => {
    const all = "x,kind\n1,a\n,a\n?,a\nNA,a\nN/A,a\nNaN,a\nnan,a\nnull,a\n2,b\n";
    expect(shown(await read("a.csv", all, { dropMissing: true }))).toEqual([
      "1 | a @ 2",
      "2 | b @ 10",
    ]);
    expect(await refusal("a.csv", "1,a\n?,b\n", { missing: ["-"], dropMissing: true })).toBe(
      '2:1 expected a number, got "?": a text that is not a number',
    );
  });

  it("do not count in columns that are left out", async () => {
    const dataset = await read("a.csv", text, { dropMissing: true, ignore: ["y"] });
    expect(shown(dataset)).toEqual(["1 | a @ 2", "3 | b @ 4", "6 | b @ 6"]);
  });

  it("are an error unless their rows are left out, and all rows cannot be", async () => {
    expect(await refusal("a.csv", text, { missing: ["?"] })).toBe(
      '3:1 expected a value, got "?", which stands for a missing one',
    );
    expect(await refusal("a.csv", "x,y,kind\n?,1,a\n2,?,b\n", { dropMissing: true })).toBe(
      '-:- expected points, got 2 rows with a missing value each ("?" 2)',
    );
  });

  it("are named in the advice", async () => {
    expect((await dataError(read("a.csv", text))).next).toContain("--missing '?' --drop-missing");
    expect((await dataError(read("a.csv", "1,a\n,b\n"))).next).toContain("--missing ''");
  });

  it("do not make a header of the first row", async () => {
    const dataset = await read("a.csv", "?,?,a\n1,2,b\n", { dropMissing: true });
    expect(shown(dataset)).toEqual(["1 2 | b @ 2"]);
  });
});

describe("lines before the first row", () => {
  it.each(["\n", "\r\n", "\r"])("are skipped, and counted, with %j", async (end) => {
    const text = ["150,4,setosa", "x,y,kind", "1,2,a", "3,4,b", ""].join(end);
    const dataset = await read("a.csv", text, { skipRows: 1 });
    expect(shown(dataset)).toEqual(["1 2 | a @ 3", "3 4 | b @ 4"]);
    expect(dataset.done).toEqual(["skipped 1 line at the start"]);
  });

  it("cannot be more than there are", async () => {
    expect(await refusal("a.csv", "1,a\n2,b", { skipRows: 3 })).toBe(
      "-:- expected more than 3 lines, got 2",
    );
    expect(await refusal("a.csv", "1,a\n2,b\n", { skipRows: 2 })).toBe(
      "-:- expected points, got none",
    );
  });

  it("are proposed where the second row is longer", async () => {
    expect((await dataError(read("a.csv", "150,4,set\n1,2,3,4,a\n"))).next).toContain(
      "--skip-rows",
    );
  });
});

describe("blanks as delimiter", () => {
  it("are any number of blanks and tabs, at the ends too", async () => {
    const text = '  1   2\t\ta  \n3 \t 4 "b c"\n';
    expect(shown(await read("a.txt", text, { delimiter: "whitespace" }))).toEqual([
      "1 2 | a @ 1",
      "3 4 | b c @ 2",
    ]);
  });

  it("keep a quoted empty cell, so that no row shifts", async () => {
    const text = '1 2 a\n"" 3 4 b\n';
    expect(await refusal("a.txt", text, { delimiter: "whitespace" })).toBe(
      "2:4 expected 3 cells as in the first row, got 4",
    );
    expect(await refusal("a.txt", '1 2 a\n3 "" b\n', { delimiter: "whitespace" })).toBe(
      "2:2 expected a number, got nothing",
    );
  });

  it("do not hide an empty line", async () => {
    expect(await refusal("a.txt", "1 a\n   \n2 b\n", { delimiter: "whitespace" })).toBe(
      "2:- expected a row, got an empty line",
    );
  });
});

describe("a first row of one cell", () => {
  it.each([
    ["1;2;a\n", "--delimiter ';'"],
    ["1\t2\ta\n", "--delimiter tab"],
    ["1|2|a\n", "--delimiter '|'"],
    ["1 2 a\n", "--delimiter whitespace"],
    ["# a comment\n1,2,a\n", "--comment '#'"],
  ])("%j is answered with %s", async (text, advice) => {
    expect((await dataError(read("a.csv", text))).next).toContain(advice);
  });
});

describe("a decimal comma", () => {
  it("goes with semicolons, and no point may stand beside it", async () => {
    expect(shown(await read("a.csv", "0,5;-1,25e2;a\n2;,5;b\n", { decimal: "," }))).toEqual([
      "1/2 -125 | a @ 1",
      "2 1/2 | b @ 2",
    ]);
    expect(await refusal("a.csv", "1,5;a\n1.234;b\n", { decimal: "," })).toBe(
      '2:1 expected a number, got "1.234": a text that is not a number',
    );
    expect(await refusal("a.csv", "1,5;a\n1,2,3;b\n", { decimal: "," })).toContain("2:1 ");
  });

  it("is proposed where a number has one", async () => {
    const { next } = await dataError(read("a.csv", "1;2;a\n1,5;2;b\n", { delimiter: ";" }));
    expect(next).toContain("--decimal ,");
  });
});

describe("comments", () => {
  it("are lines that begin with a text; lines are counted with them", async () => {
    const text = '# one\nx,kind\n# two\n1,"a # b"\n2,#b\n#three\n3,c\n';
    const dataset = await read("a.csv", text, { comment: "#" });
    expect(shown(dataset)).toEqual(["1 | a # b @ 4", "2 | #b @ 5", "3 | c @ 7"]);
    expect(dataset.done).toEqual(['left out 3 lines of comment ("#")']);
  });

  it("do not hide the line of an error", async () => {
    expect(await refusal("a.csv", "# one\n1,a\n# two\nx,b\n", { comment: "#" })).toContain("4:1 ");
    expect(await refusal("a.csv", '1,a\n# two\n1,b"c"\n', { comment: "#" })).toContain("3:- ");
  });
});

it("only the first points are read, which is said", async () => {
  const dataset = await read("a.csv", "1,a\n2,b\noops\n", { limit: 2 });
  expect(dataset.done).toEqual(["read no more than the first 2 points"]);
});

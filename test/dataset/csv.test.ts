// CSV files: what is taken, and what is refused where.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { dataError, read, refusal, shown } from "./files.js";

describe("a CSV file", () => {
  it("without header has the label in the last column", async () => {
    const dataset = await read("a.csv", "0.1,2,a\n1e-3,-.5,b\n3/7,+2,a\n");
    expect(shown(dataset)).toEqual(["1/10 2 | a @ 1", "1/1000 -1/2 | b @ 2", "3/7 2 | a @ 3"]);
    expect(dataset).toMatchObject({ dimension: 2, classes: ["a", "b"], unit: "line" });
  });

  it("with a header is told by its names, and the label column by one of them", async () => {
    const text = "x,kind,y\n1,a,2\n3,b,4\n";
    expect(shown(await read("a.csv", text, { label: "kind" }))).toEqual([
      "1 2 | a @ 2",
      "3 4 | b @ 3",
    ]);
    expect(shown(await read("a.csv", text, { label: "2" }))).toEqual([
      "1 2 | a @ 2",
      "3 4 | b @ 3",
    ]);
  });

  it("keeps labels as written, quoted cells with delimiters, quotes and line ends too", async () => {
    const text = '1, "a,""b""" \r\n2,"c\r\nd"\r\n3, two words \r\n';
    const dataset = await read("a.csv", text);
    expect(dataset.classes).toEqual(['a,"b"', "c\r\nd", "two words"]);
    expect(dataset.points.map((p) => p.line)).toEqual([1, 2, 4]);
  });

  it("orders classes by number if all labels are numbers, else as they come", async () => {
    expect((await read("a.csv", "1,10\n2,9\n3,10\n")).classes).toEqual(["9", "10"]);
    expect(shown(await read("a.csv", "1,10\n2,9\n"))).toEqual(["1 | 10 @ 1", "2 | 9 @ 2"]);
    expect((await read("a.csv", "1,10\n2,09\n")).classes).toEqual(["10", "09"]);
    expect((await read("a.csv", "1,1024\n2,9\n")).classes).toEqual(["1024", "9"]);
  });

  it("may be gzip, begin with a byte-order mark, end with empty lines or without a line end", async () => {
    const text = "\uFEFF1,a\n2,b\n\n\n";
    expect(shown(await read("a.csv", text))).toEqual(["1 | a @ 1", "2 | b @ 2"]);
    expect(shown(await read("a.csv", gzipSync(text)))).toEqual(["1 | a @ 1", "2 | b @ 2"]);
    expect(shown(await read("a.csv", "1,a\n2,b"))).toEqual(["1 | a @ 1", "2 | b @ 2"]);
  });

  it("may have another delimiter: a tab by the name .tsv, or any one given", async () => {
    expect(shown(await read("a.tsv", "1\t2\ta\n"))).toEqual(["1 2 | a @ 1"]);
    expect(shown(await read("a.csv", "1;2;a\n", { delimiter: ";" }))).toEqual(["1 2 | a @ 1"]);
  });

  it("is read up to the limit of points only", async () => {
    expect(shown(await read("a.csv", 'x,y\n1,a\n2,b\no"ops\n', { limit: 2 }))).toHaveLength(2);
    await expect(read("a.csv", "1,a\n", { limit: 0 })).rejects.toThrow(RangeError);
    await expect(read("a.csv", "1,a\n", { delimiter: "||" })).rejects.toThrow(RangeError);
  });

  it("takes a first row of numbers as a point unless told otherwise", async () => {
    const text = "1,2,kind\n3,4,a\n";
    expect(shown(await read("a.csv", text))).toEqual(["1 2 | kind @ 1", "3 4 | a @ 2"]);
    expect(shown(await read("a.csv", text, { header: true }))).toEqual(["3 4 | a @ 2"]);
  });
});

describe("a CSV file is refused", () => {
  it.each([
    ["1,2,a\n1,b\n", "2:3 expected 3 cells as in the first row, got 2"],
    ["1,2,a\n1,2,b,c\n", "2:4 expected 3 cells as in the first row, got 4"],
    ["1,2,a\n1,,b\n", "2:2 expected a number, got nothing"],
    ["1,2,a\n1,2,\n", "2:3 expected a label, got an empty cell"],
    ["1,2,a\n1,NaN,b\n", '2:2 expected a number, got "NaN": a value that is not finite'],
    ["1,2,a\ninf,2,b\n", '2:1 expected a number, got "inf": a value that is not finite'],
    ["nan,nan,a\n", '1:1 expected a number, got "nan": a value that is not finite'],
    ["1,2,a\n1,0x2,b\n", '2:2 expected a number, got "0x2": a text that is not a number'],
    ["1,2,a\n1,1/0,b\n", '2:2 expected a number, got "1/0": a fraction with denominator 0'],
    ["x,2,a\n1,2,b\n", '1:1 expected a number or a whole line of names, got "x"'],
    ["1,a\n\n2,b\n", "2:- expected a row, got an empty line"],
    ['1,"a\nb"\n2,oops,c\n', "3:3 expected 2 cells as in the first row, got 3"],
    ["1\n2\n", "1:- expected coordinates and a label, got 1 column"],
    ["x,y\n", "-:- expected points, got none"],
    ["", "-:- the file is empty"],
    ["\n\n", "-:- expected points, got none"],
    ['1,"a\n2,b\n', "1:- expected the end of a quoted cell or of the row, got none"],
    ['1,a\n2,b"c"\n', "2:- expected quotation marks around a whole cell only, got some inside it"],
    ['1,a\n2,b,c\n3,b"c"\n', "2:3 expected 2 cells as in the first row, got 3"],
    [
      '1,"a\r\nb"\n3,b"c"\n',
      "3:- expected quotation marks around a whole cell only, got some inside it",
    ],
    ["1,a\n\0,b\n", "2:- expected UTF-8 text, got a NUL character"],
  ])("%j: %s", async (content, expected) => {
    expect(await refusal("a.csv", content)).toBe(expected);
  });

  it.each([
    ["kind", "x,y\n1,a\n", '1:- expected a column named "kind", got "x", "y"'],
    ["y", "y,y\n1,a\n", '1:- expected one column named "y", got several'],
    ["3", "x,y\n1,a\n", '1:- expected a column from 1 to 2, got "3"'],
    ["0", "x,y\n1,a\n", '1:- expected a column named "0", got "x", "y"'],
  ])("for want of the label column %s", async (label, content, expected) => {
    expect(await refusal("a.csv", content, { label })).toBe(expected);
  });

  it("for a label column by name where there is no header", async () => {
    const got = await refusal("a.csv", "1,a\n", { label: "y", header: false });
    expect(got).toBe('1:- expected a position of a column, got the name "y"');
  });

  it("for bytes that are not UTF-8, with the line", async () => {
    const bytes = Buffer.concat([
      Buffer.from("1,a\n2,b\n3,"),
      Uint8Array.of(0xff),
      Buffer.from("\n"),
    ]);
    expect(await refusal("a.csv", bytes)).toBe(
      "3:- expected UTF-8 text, got bytes that are not UTF-8",
    );
    const cut = Buffer.from("1,a\n2,é").subarray(0, -1);
    expect(await refusal("a.csv", cut)).toBe(
      "2:- expected UTF-8 text, got bytes that are not UTF-8",
    );
  });

  it("with a message that has place, reason and what to do", async () => {
    const error = await dataError(read("a.csv", "1,a\nx,b\n"));
    expect(error.message).toMatch(/a\.csv, line 2, column 1: expected a number, got "x"/);
    expect(error).toMatchObject({ kind: "bad-data", unit: "line", name: "DataError" });
    expect(error.next).toContain("write a finite number");
  });
});

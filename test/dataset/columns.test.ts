// Which columns a selector means, and what is said when it means none.
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/dataset/columns.js";
import { dataError, read, refusal, shown } from "./files.js";

const TEXT = "id,height,Weight,a b,kind\n7,1,2,3,x\n8,4,5,6,y\n";

describe("columns", () => {
  it.each([
    [["height", "a b"], "1 3", "4 6"],
    [["4", "2"], "3 1", "6 4"],
    [["2-4"], "1 2 3", "4 5 6"],
    [["-2", "1"], "3 7", "6 8"],
  ])("%j are taken in this order", async (columns, first, second) => {
    const dataset = await read("a.csv", TEXT, { columns });
    expect(shown(dataset)).toEqual([`${first} | x @ 2`, `${second} | y @ 3`]);
    expect(dataset.done).toEqual([
      expect.stringMatching(/^took \d of 4 columns beside the label/u),
    ]);
  });

  it("are left out by --ignore, and their names are kept and said", async () => {
    const dataset = await read("a.csv", TEXT, { ignore: ["id", "3-4"] });
    expect(shown(dataset)).toEqual(["1 | x @ 2", "4 | y @ 3"]);
    expect(dataset.names).toEqual(["height"]);
    expect(dataset.done).toEqual([
      'left out 3 of 4 columns beside the label: "id", "Weight", "a b"',
    ]);
  });

  it("may hold anything where they are left out", async () => {
    const text = "name,x,kind\nAnn,1,a\n,2,b\n";
    expect(shown(await read("a.csv", text, { ignore: ["name"] }))).toEqual([
      "1 | a @ 2",
      "2 | b @ 3",
    ]);
    const bare = "Ann,1,a\nBob,2,b\n";
    expect(shown(await read("a.csv", bare, { ignore: ["1"] }))).toEqual(["1 | a @ 1", "2 | b @ 2"]);
  });

  it("have the label at -1, the last, also before columns that are left out", async () => {
    const text = "kind,x,y\na,1,2\nb,3,4\n";
    expect(shown(await read("a.csv", text, { label: "-3", ignore: ["-1"] }))).toEqual([
      "1 | a @ 2",
      "3 | b @ 3",
    ]);
    expect((await read("a.csv", "1,2,a\n", { label: "-1" })).classes).toEqual(["a"]);
  });
});

describe("columns are refused", () => {
  it.each([
    [{ columns: ["hight"] }, '1:- expected a column named "hight", got "id", "height", "Weight"'],
    [{ columns: ["5"] }, '1:- column 5, "kind", has the label: it cannot be a coordinate as well'],
    [{ ignore: ["kind"] }, '1:- column 5, "kind", has the label: it cannot be left out'],
    [
      { columns: ["1", "2"], ignore: ["id"] },
      '1:- column 1, "id", is both a coordinate and left out',
    ],
    [{ columns: ["id", "1"] }, "1:- expected every column once, got column 1 twice"],
    [{ columns: ["3-9"] }, '1:- expected a column from 1 to 5, got "9"'],
    [{ columns: ["3-2"] }, '1:- expected a range of columns, got "3-2"'],
    [{ label: "-6" }, '1:- expected a column from 1 to 5, got "-6"'],
    [{ ignore: ["1-4"] }, "1:- expected at least one coordinate beside the label, got none"],
    [{ columns: ["height"], header: false }, "1:- expected a position of a column, got the name"],
  ])("%j", async (options, expected) => {
    const header = TEXT.split("\n")[0] ?? "";
    const text = "header" in options ? TEXT.slice(header.length + 1) : TEXT;
    expect(await refusal("a.csv", text, { header: true, ...options })).toContain(expected);
  });

  it.each([
    ["hight", "height"],
    ["weight", "Weight"],
    ["kin", "kind"],
    ["a  b", "a b"],
  ])("and %s is answered with %s", async (label, near) => {
    const { next } = await dataError(read("a.csv", TEXT, { label }));
    expect(next).toContain(`did you mean ${JSON.stringify(near)}?`);
  });

  it("without a guess where nothing is near", async () => {
    expect((await dataError(read("a.csv", TEXT, { label: "species" }))).next).not.toContain("mean");
  });

  it("before a range of a billion columns is counted", () => {
    const few = { source: "a", count: 3 };
    expect(() => columnsOf(few, ["1-999999999"])).toThrow("expected a column from 1 to 3");
  });
});

// JSON objects with named fields, and arrays within arrays.
import { describe, expect, it } from "vitest";
import { dataError, read, refusal, shown } from "./files.js";

const RECORDS = [
  '{"species": "a", "mass": 3.10, "length": 1e-1, "sex": null}',
  '{"length": "3/7", "species": "b", "sex": "f", "mass": 2}',
];
const JSON_TEXT = `[${RECORDS.join(",")}]`;

describe("objects with named fields", () => {
  it.each([
    ["a.json", JSON_TEXT],
    ["a.ndjson", `${RECORDS.join("\n")}\n`],
  ])("%s have the label in the field that is named", async (name, text) => {
    const dataset = await read(name, text, { label: "species", ignore: ["sex"] });
    expect(shown(dataset)).toEqual(["31/10 1/10 | a @ 1", "2 3/7 | b @ 2"]);
    expect(dataset.names).toEqual(["mass", "length"]);
  });

  it("may have fields that are null, or not there, where rows are dropped", async () => {
    const text = `[${RECORDS.join(",")},{"species":"b","mass":1}]`;
    const options = { label: "species", ignore: ["sex"], dropMissing: true };
    expect(shown(await read("a.json", text, options))).toHaveLength(2);
    expect(await refusal("a.json", text, { label: "species", ignore: ["sex"] })).toBe(
      "3:3 expected a number, got null",
    );
  });

  it("may have other fields beside the columns that are named", async () => {
    const text = `[${RECORDS[0] ?? ""},{"species":"b","mass":1,"year":2}]`;
    expect(shown(await read("a.json", text, { label: "species", columns: ["mass"] }))).toEqual([
      "31/10 | a @ 1",
      "1 | b @ 2",
    ]);
    const error = await dataError(read("a.json", text, { label: "species", ignore: ["sex"] }));
    expect(error.problem).toBe('expected the keys of the first record, got "year"');
    expect(error.next).toContain("--columns");
  });

  it("are asked for the label, with a key that may be it", async () => {
    const error = await dataError(read("a.json", JSON_TEXT));
    expect(error.problem).toContain(
      "or --label with the key of the label, got an object with keys",
    );
    expect(error.next).toBe("say which key has the label, such as --label species");
    const near = await dataError(read("a.json", JSON_TEXT, { label: "Species" }));
    expect(near.next).toContain('did you mean "species"?');
  });

  it("name the fields that are no numbers", async () => {
    const error = await dataError(read("a.json", `[${RECORDS[1] ?? ""}]`, { label: "mass" }));
    expect(error.next).toContain("--ignore species,sex;");
  });

  it("are refused if a field has an object, or a key stands twice", async () => {
    const deep = '[{"k":"a","x":{"y":1}}]';
    expect(await refusal("a.json", deep, { label: "k" })).toBe(
      '1:- expected numbers, or arrays of equal length in "x", got an object with keys "y"',
    );
    expect(await refusal("a.json", '[{"k":"a","k":1}]', { label: "k" })).toContain(
      "every key once",
    );
    expect(await refusal("a.json", '[{"k":"a"}]', { label: "k" })).toBe(
      "1:- expected coordinates and a label, got 1 value",
    );
    expect(await refusal("a.json", '[{"k":"a","x":1},[1,"b"]]', { label: "k" })).toBe(
      "2:- expected a record like the first, got one of another form",
    );
  });
});

describe("arrays within arrays", () => {
  it("are flattened, which is said", async () => {
    const named =
      '[{"pixels":[[1,2],[3,4]],"digit":7,"id":9},{"pixels":[[5,6],[7,8]],"digit":8,"id":3}]';
    const dataset = await read("a.json", named, { label: "digit", ignore: ["id"] });
    expect(shown(dataset)).toEqual(["1 2 3 4 | 7 @ 1", "5 6 7 8 | 8 @ 2"]);
    expect(dataset.names).toEqual(["pixels[0]", "pixels[1]", "pixels[2]", "pixels[3]"]);
    expect(dataset.done?.[0]).toBe('flattened "pixels" of 2 × 2 to 4 coordinates');
  });

  it.each([
    ["points and labels", '{"points":[[[1,2],[3,4]]],"labels":["a"]}'],
    ["a point and a label", '[{"point":[[1,2],[3,4]],"label":"a"}]'],
    ["the label last", '[[[1,2],[3,4],"a"]]'],
  ])("are flattened in records with %s", async (_, text) => {
    const dataset = await read("a.json", text);
    expect(shown(dataset)).toEqual(["1 2 3 4 | a @ 1"]);
    expect(dataset.done).toEqual(["flattened points of 2 × 2 to 4 coordinates"]);
  });

  it("are refused where their shapes differ, though not their sizes", async () => {
    const text = '[{"k":"a","x":[[1,2],[3,4]]},{"k":"b","x":[[1,2,3,4]]}]';
    expect(await refusal("a.json", text, { label: "k" })).toBe(
      '2:- expected an array of 2 × 2 in "x" as in the first record, got an array of 1 × 4',
    );
    expect(await refusal("a.json", '[[[[1],[2,3]],"a"]]')).toContain("arrays of equal length");
    const gap = '[{"k":"a","x":[1,2]},{"k":"b","x":null}]';
    expect(await refusal("a.json", gap, { label: "k" })).toBe("2:2 expected a number, got null");
  });
});

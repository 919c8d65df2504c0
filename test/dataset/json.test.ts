// JSON and NDJSON files: the three forms, and what is refused where.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { dataError, read, refusal, shown } from "./files.js";

const POINTS = ["1/10 2 | a @ 1", "1/1000 3/7 | 7 @ 2", "9007199254740993 0 | true @ 3"];

describe("a JSON file", () => {
  it.each([
    [
      "records with point and label",
      '[{"point": [0.10, 2], "label": "a"},\n{"label": 7, "point": [1e-3, "3/7"]},' +
        '{"point":[9007199254740993,-0],"label":true}]',
    ],
    ["arrays with the label last", '[[0.1,2,"a"],[1E-3,"3/7",7],[9007199254740993,0.0,true]]'],
    [
      "lists of points and labels",
      '{"labels":["a",7,true],\n"points":[[0.1,2],[0.001,"3/7"],[9007199254740993,0]]}',
    ],
  ])("may be %s, numbers taken exactly", async (_, text) => {
    const dataset = await read("a.json", text);
    expect(shown(dataset)).toEqual(POINTS);
    expect(dataset.unit).toBe("record");
    expect(shown(await read("a.json.gz", gzipSync(text)))).toEqual(POINTS);
  });

  it("may be spread over lines and cut anywhere by the size of chunks", async () => {
    const rows = Array.from({ length: 30_000 }, (_, k) => `[\n  ${k}.25,\n  "é${k % 2}"\n]`);
    const dataset = await read("a.json", `[${rows.join(",")}]`);
    expect(dataset.points).toHaveLength(30_000);
    expect(shown(dataset).at(-1)).toBe("119997/4 | é1 @ 30000");
  });

  it("is read up to the limit of points only", async () => {
    const text = '[[1,"a"],[2,"b"],[3';
    expect(shown(await read("a.json", text, { limit: 2 }))).toHaveLength(2);
    const lists = '{"points":[[1],[2]],"labels":["a","b"]}';
    expect(shown(await read("a.json", lists, { limit: 1 }))).toEqual(["1 | a @ 1"]);
  });

  it.each([
    ['[[1,"a"],[2,3,"b"]]', "2:3 expected 2 cells as in the first row, got 3"],
    ['[[1,"a"],[NaN,"b"]]', "1:- expected JSON, got something else"],
    ['[[1,"a"],\n[.5,"b"]]', "2:- expected JSON, got something else"],
    ['[[1,"a"],["x","b"]]', '2:1 expected a number, got "x": a text that is not a number'],
    ['[[1,"a"],[null,"b"]]', "2:1 expected a number, got null"],
    ['[[1,"a"],[2,null]]', "2:2 expected a label, got null"],
    ['[[1,"a"],[2,[3]]]', "2:- expected a single value as in the first record, got an array of 1"],
    ['[[1,""]]', "1:2 expected a label, got an empty cell"],
    ["[[]]", "1:- expected coordinates and a label, got an empty array"],
    ['[["a"]]', "1:- expected coordinates and a label, got 1 value"],
    ["[1]", "1:- expected a record, got the number 1"],
    [
      '[{"point":[1]}]',
      '1:- expected the keys "point" and "label", or --label with the key of the label, got an object with keys "point"',
    ],
    [
      '[{"point":[1],"label":1,"label":2}]',
      '1:- expected every key once, got an object with keys "point", "label", "label"',
    ],
    ["[[[[[[[[1]]]]]]]]", "1:- expected a record, got too many nested brackets"],
    ["3", "1:- expected an array or an object, got neither"],
    ['"x"', "1:- expected an array or an object, got a single value"],
    ["[]", "-:- expected points, got none"],
    ['[[1,"a"]', "1:- expected more of the document, got the end of the file"],
    ['[[1,"a"]] x', "1:- expected JSON, got something else"],
    [" \n", "1:- expected an array or an object, got neither"],
    [
      '{"points":[[1]],"labels":[]}',
      '1:- expected "points" and "labels" equally long, got 1 points and 0 labels',
    ],
    [
      '{"points":[[1]]}',
      '1:- expected "points" and "labels" equally long, got 1 points and 0 labels',
    ],
    ['{"data":[]}', '1:- expected the keys "points" and "labels", each once, got "data"'],
    [
      '{"points":[],"points":[]}',
      '1:- expected the keys "points" and "labels", each once, got "points"',
    ],
    ['{"points":3}', "1:- expected an array, got another value"],
  ])("%s is refused: %s", async (content, expected) => {
    expect(await refusal("a.json", content)).toBe(expected);
  });

  it("names the record and the coordinate", async () => {
    const error = await dataError(read("a.json", '[[1,2,"a"],[1,"1/0","b"]]'));
    expect(error.message).toMatch(/a\.json, record 2, coordinate 2: expected a number/);
  });
});

describe("an NDJSON file", () => {
  it("has one record a line, of either form", async () => {
    const text = '{"point":[0.1,2],"label":"a"}\n[1e-3,"3/7",7]\r\n[9007199254740993,0,true]\n\n';
    expect(shown(await read("a.ndjson", text))).toEqual(POINTS);
    expect(shown(await read("a.jsonl.gz", gzipSync(text)))).toEqual(POINTS);
    expect(shown(await read("a.ndjson", text, { limit: 1 }))).toHaveLength(1);
  });

  it.each([
    ['[1,"a"]\n[1,2,"b"]\n', "2:3 expected 2 cells as in the first row, got 3"],
    ['[1,"a"]\n\n[2,"b"]\n', "2:- expected a record, got an empty line"],
    [
      '[1,"a"]\n[2,\n"b"]\n',
      "2:- expected a record, got the end of the line, or too many brackets",
    ],
    ['[1,"a"] [2,"b"]\n', "1:- expected JSON, got something else"],
    ['[1,"a"]\n"x"\n', '2:- expected a record, got the string "x"'],
    ['[1,"a"]\n[1e99999,"b"]\n', '2:1 expected a number, got "1e99999": an exponent beyond ±10000'],
    ["\n", "-:- expected points, got none"],
  ])("%j is refused: %s", async (content, expected) => {
    expect(await refusal("a.ndjson", content)).toBe(expected);
  });
});

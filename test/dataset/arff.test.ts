// ARFF: declarations, dense and sparse rows, quotation marks, and what is refused where.
import { describe, expect, it } from "vitest";
import { dataError, read, refusal, shown } from "./files.js";

const HEAD =
  "% a flower\n@RELATION 'my iris'\n\n@attribute length REAL\n@Attribute 'petal width' numeric\n";
const CLASS = "@attribute class {setosa, 'iris x', \"it's\"}\n";
const TEXT = `${HEAD}${CLASS}@DATA\n5.1,0.2,setosa\n% more\n4.9 , 3/7\t'iris x'\n-1e-3,2,"it's" % end\n`;

describe("an ARFF file", () => {
  it("has the label in its last attribute, unless another is named", async () => {
    const dataset = await read("a.arff", TEXT);
    expect(shown(dataset)).toEqual([
      "51/10 1/5 | setosa @ 8",
      "49/10 3/7 | iris x @ 10",
      "-1/1000 2 | it's @ 11",
    ]);
    expect(dataset).toMatchObject({ names: ["length", "petal width"], unit: "line" });
    const other = await read("a.arff", TEXT, { label: "length", ignore: ["class"] });
    expect(other.classes).toEqual(["5.1", "4.9", "-1e-3"]);
  });

  it("is told by its beginning where the name says nothing", async () => {
    expect(await read("a", TEXT)).toMatchObject({ dimension: 2 });
    expect(await read("a", TEXT.replaceAll("\n", "\r\n"))).toMatchObject({ dimension: 2 });
  });

  it("may have sparse rows: what is not there is 0, or the first value", async () => {
    const text = `${HEAD}${CLASS}@data\n{0 1.5, 2 'iris x'}\n{}\n{ 1 7 }\n`;
    expect(shown(await read("a.arff", text))).toEqual([
      "3/2 0 | iris x @ 8",
      "0 0 | setosa @ 9",
      "0 7 | setosa @ 10",
    ]);
  });

  it("has ? for a missing value", async () => {
    const text = `${HEAD}${CLASS}@data\n1,?,setosa\n2,3,?\n4,5,setosa\n`;
    const dataset = await read("a.arff", text, { dropMissing: true });
    expect(shown(dataset)).toEqual(["4 5 | setosa @ 10"]);
    expect(dataset.done).toEqual([
      'left out 2 of 3 rows for a missing value ("?" 2; the first is line 8)',
    ]);
    expect((await dataError(read("a.arff", text))).next).toContain("--missing '?' --drop-missing");
  });

  it("takes a backslash before a mark for the mark", async () => {
    const text = `${HEAD}@attribute class string\n@data\n1,2,'a\\'b'\n1,3,"\\u0041\\n"\n`;
    expect((await read("a.arff", text)).classes).toEqual(["a'b", "A\n"]);
  });

  it("names the attributes that are no numbers", async () => {
    const text =
      "@relation w\n@attribute outlook {sunny}\n@attribute t real\n@attribute 'wind, n' {no}\n" +
      "@attribute play {yes}\n@data\nsunny,85,no,yes\n";
    const { problem, next, line, column } = await dataError(read("a.arff", text));
    expect([line, column, problem]).toEqual([
      7,
      1,
      'expected a number, got "sunny": a text that is not a number',
    ]);
    expect(next).toContain(`--ignore outlook,'"wind, n"';`);
  });
});

describe("an ARFF file is refused", () => {
  it.each([
    ["@relation a\n", "1:- expected @data, got the end of the file"],
    ["@relation a\n@attribute x real\n@data\n1\n", "3:- expected at least two attributes"],
    ["@relation a\n@attribute x rel\n", "2:- expected the type numeric, real, integer, string"],
    ["@relation a\n@attribute\n", '2:- expected a name, got ""'],
    ["@relation a\n@attribute x {a,a}\n", "2:- expected different values between { and }"],
    ["@relation a\n@attribute x {a\n", "2:- expected different values between { and }"],
    ["@relation a\n@attribute x relational\n", "2:- expected the type"],
    ["@relation a\n1,2\n", '2:- expected @relation, @attribute or @data, got "1,2"'],
    [`${HEAD}${CLASS}@data\n1,2,other\n`, '8:3 expected a value of "class", got "other"'],
    [`${HEAD}${CLASS}@data\n1,2\n`, "8:3 expected 3 cells as in the first row, got 2"],
    [`${HEAD}${CLASS}@data\n1,,setosa\n`, "8:2 expected a value, or one in quotation marks"],
    [`${HEAD}${CLASS}@data\n1,2,'setosa\n`, "8:3 expected a value, or one in quotation marks"],
    [`${HEAD}${CLASS}@data\n1,2,'set\\qosa'\n`, "8:3 expected a value, or one in quotation marks"],
    [`${HEAD}${CLASS}@data\n1,2,setosa,{3}\n`, "8:3 expected a value, or one in quotation marks"],
    [
      `${HEAD}${CLASS}@data\n{1 2, 1 3}\n`,
      '8:- expected a number of an attribute from 2 to 2, got "1"',
    ],
    [`${HEAD}${CLASS}@data\n{3 2}\n`, '8:- expected a number of an attribute from 0 to 2, got "3"'],
    [`${HEAD}${CLASS}@data\n{0 1\n`, '8:- expected a number of an attribute from 1 to 2, got ""'],
    [`${HEAD}${CLASS}@data\n{0 1} x\n`, '8:- expected the end of the row, got "x"'],
  ])("%j: %s", async (text, expected) => {
    expect(await refusal("a.arff", text)).toContain(expected);
  });
});

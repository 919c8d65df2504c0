// What is said about data that is probably not what was meant, and about which nothing is said.
import { describe, expect, it } from "vitest";
import { doubtsOf, type ReadOptions } from "../../src/dataset/index.js";
import { read } from "./files.js";
import { plain } from "./plain.js";

async function doubts(text: string, options?: ReadOptions): Promise<readonly string[]> {
  return doubtsOf(await read("a.csv", text, options));
}

const numbered = (count: number, line: (k: number) => string): string =>
  Array.from({ length: count }, (_, k) => `${line(k)}\n`).join("");

describe("a coordinate that numbers the rows", () => {
  it.each([
    [
      "counts from 0",
      numbered(5, (k) => `${k},${k * k},${"ab"[k % 2] ?? ""}`),
      "coordinate 1 counts",
    ],
    ["counts from 1", numbered(5, (k) => `${k + 1},7,${"ab"[k % 2] ?? ""}`), "coordinate 1 counts"],
    ["stands last", numbered(5, (k) => `7,${k},${"ab"[k % 2] ?? ""}`), "coordinate 2 counts"],
    [
      "has no name",
      `,x,kind\n${numbered(3, (k) => `${k * 7},1,a`)}`,
      "coordinate 1 (it has no name)",
    ],
    ["is called id", "Id,x,kind\n9,1,a\n3,2,b\n", 'coordinate 1 ("Id") is called'],
    ["is called index", "x,index,kind\n9,1,a\n3,2,b\n", 'coordinate 2 ("index") is called'],
    ["is pandas' own", "Unnamed: 0,x,kind\n9,1,a\n3,2,b\n", 'coordinate 1 ("Unnamed: 0")'],
  ])("and %s", async (_, text, expected) => {
    const [first = "", ...others] = await doubts(text);
    expect(first).toContain(expected);
    expect(first).toContain("leave it out with --ignore");
    expect(others).toEqual([]);
  });

  it("is seen though rows were left out", async () => {
    const text = `n,x,kind\n${numbered(9, (k) => `${k + 1},${k % 3 === 0 ? "?" : "5"},${"ab"[k % 2] ?? ""}`)}`;
    const [first = ""] = await doubts(text, { dropMissing: true });
    expect(first).toContain('coordinate 1 ("n") counts the rows');
  });

  it.each([
    ["three points of a line", "0,0,a\n1,5,b\n2,9,a\n"],
    ["the only coordinate", numbered(6, (k) => `${k},${"ab"[k % 2] ?? ""}`)],
    ["years", numbered(6, (k) => `${1990 + k},5,${"ab"[k % 2] ?? ""}`)],
    ["steps of two", numbered(6, (k) => `${2 * k},5,${"ab"[k % 2] ?? ""}`)],
    ["a counter with a gap", numbered(6, (k) => `${k + (k > 3 ? 1 : 0)},5,${"ab"[k % 2] ?? ""}`)],
    ["a name that has id inside", "width,x,kind\n9,1,a\n3,2,b\n"],
  ])("is not %s", async (_, text) => {
    expect(await doubts(text)).toEqual([]);
  });
});

describe("labels", () => {
  it.each([
    ["0 1; 5 1.0; 9 2", "equal as numbers"],
    ["0 1e0; 5 1; 9 2", "equal as numbers"],
    ["0 True; 5 true; 9 no", "equal except for case and blanks"],
    ["0 Ａ; 5 a; 9 no", "equal except for case and blanks"],
  ])("%s are perhaps one class", (text, expected) => {
    const [first = "", ...others] = doubtsOf(plain(text));
    expect(first).toContain(expected);
    expect(others).toEqual([]);
  });

  it("that are many are perhaps measured, or names", async () => {
    const [measured = ""] = await doubts(numbered(90, (k) => `${k * k},${k % 30}.5`));
    expect(measured).toContain("30 classes in 90 points: the labels look like measured values");
    const [names = ""] = await doubts(numbered(40, (k) => `${k * k},n${k % 20}`));
    expect(names).toContain("20 classes in 40 points: the labels look like names");
    const [each = ""] = await doubts("1,a\n5,b\n7,c\n2,d\n");
    expect(each).toContain("4 classes in 4 points");
  });

  it.each([
    ["numbers of 40 classes", numbered(400, (k) => `${k * k},${k % 40}`)],
    ["numbers of classes from 1", numbered(400, (k) => `${k * k},${(k % 40) + 1}`)],
    ["26 letters", numbered(1000, (k) => `${k * k},${String.fromCharCode(97 + (k % 26))}`)],
    ["two classes", "1,a\n5,b\n"],
  ])("are fine if they are %s", async (_, text) => {
    expect(await doubts(text)).toEqual([]);
  });
});

it("many counters are cut short", () => {
  const rows = Array.from({ length: 5 }, (_, k) => `${`${k} `.repeat(9)}${"ab"[k % 2] ?? ""}`);
  const said = doubtsOf(plain(rows.join(";")));
  expect(said).toHaveLength(4);
  expect(said[3]).toBe("… and 6 more coordinates");
});

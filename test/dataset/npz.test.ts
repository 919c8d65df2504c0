// Archives of NumPy: which arrays are points and labels, and what damage is seen.
import { describe, expect, it } from "vitest";
import { type Archive, doubles, longs, npyBytes, zipBytes } from "./array-files.js";
import { dataError, read, shown } from "./files.js";

const X = npyBytes({ descr: "'<f8'", shape: [2, 2] }, doubles([0.5, 2, 3, 4]));
const Y = npyBytes({ descr: "'<i8'", shape: [2] }, longs([7, 9]));
const POINTS = ["1/2 2 | 7 @ 1", "3 4 | 9 @ 2"];

describe("an archive", () => {
  it.each<[string, Archive]>([
    ["stored", {}],
    ["packed", { isPacked: true }],
    ["with wide sizes", { isWide: true }],
    ["packed with wide sizes", { isPacked: true, isWide: true }],
  ])("%s is read", async (_, how) => {
    const dataset = await read("a.npz", zipBytes({ "X.npy": X, "y.npy": Y }, how));
    expect(shown(dataset)).toEqual(POINTS);
    expect(dataset.done).toEqual([
      'points and labels are the arrays "X" (<f8, 2 × 2), "y" (<i8, 2)',
    ]);
  });

  it.each([
    ["x_train", "y_train"],
    ["data", "target"],
    ["arr_0", "arr_1"],
  ])("has points %s and labels %s beside others", async (points, labels) => {
    const files = { "other.npy": Y, [`${points}.npy`]: X, [`${labels}.npy`]: Y, "readme.txt": Y };
    expect(shown(await read("a", zipBytes(files)))).toEqual(POINTS);
  });

  it("has the arrays that are named, or one with the label in a column", async () => {
    const file = zipBytes({ "a.npy": X, "b.npy": Y });
    expect(shown(await read("a.npz", file, { arrays: ["a", "b"] }))).toEqual(POINTS);
    expect(shown(await read("a.npz", file, { arrays: ["a"], label: "1" }))).toEqual([
      "2 | 0.5 @ 1",
      "4 | 3 @ 2",
    ]);
  });

  it("leaves arrays that cannot be read alone", async () => {
    const pickled = npyBytes({ descr: "'|O'", shape: [2] }, Buffer.from([0x80]));
    const file = zipBytes({ "names.npy": pickled, "X.npy": X, "y.npy": Y });
    expect(shown(await read("a.npz", file))).toEqual(POINTS);
    const error = await dataError(read("a.npz", file, { arrays: ["names", "y"] }));
    expect(error.problem).toContain("got Python objects (pickled)");
  });
});

describe("an archive is refused", () => {
  it.each([
    ["with no usual pair", { "a.npy": X, "b.npy": Y }, 'got "a" (<f8, 2 × 2), "b" (<i8, 2)'],
    [
      "with two",
      { "X.npy": X, "y.npy": Y, "data.npy": X, "target.npy": Y },
      "which arrays hold points",
    ],
    ["with nothing", { "a.npy": Buffer.alloc(0) }, 'got "a" (not readable)'],
  ])("%s", async (_, files, expected) => {
    const error = await dataError(read("a.npz", zipBytes(files)));
    expect(error.problem).toContain(expected);
    expect(error.next).toContain("--arrays X,y");
  });

  it("if an array that is named is not there", async () => {
    const file = zipBytes({ "X.npy": X, "y.npy": Y });
    expect((await dataError(read("a.npz", file, { arrays: ["X", "z"] }))).problem).toBe(
      'expected an array named "z", got "X" (<f8, 2 × 2), "y" (<i8, 2)',
    );
  });

  const whole = zipBytes({ "X.npy": X, "y.npy": Y }, { isPacked: true });
  const central = whole.indexOf("PK\x01\x02");
  it.each<[string, (file: Buffer) => Buffer, string]>([
    ["its directory is cut", (file) => file.subarray(0, -3), "its directory is missing"],
    [
      "a sum is wrong",
      (file) => (file.writeUInt32LE(1, central + 16), file),
      "its sum does not fit",
    ],
    ["a size is wrong", (file) => (file.writeUInt32LE(9, central + 24), file), "expected 9 bytes"],
    [
      "a size is more than can be packed so",
      (file) => (file.writeUInt32LE(900_000_000, central + 24), file),
      "expected 900000000 bytes",
    ],
    [
      "what is packed is damaged",
      (file) => (file.writeUInt8(0xff, 35), file),
      "what is packed cannot be unpacked",
    ],
    [
      "a size is huge",
      (file) => (file.writeUInt32LE(0xfffffffe, central + 24), file),
      "a file of 4294967294 bytes",
    ],
    [
      "a place is wrong",
      (file) => (file.writeUInt32LE(5, central + 42), file),
      "no file begins here",
    ],
    [
      "it is encrypted",
      (file) => (file.writeUInt16LE(1, central + 8), file),
      "the file is encrypted",
    ],
    [
      "its method is unknown",
      (file) => (file.writeUInt16LE(99, central + 10), file),
      "packed by method 99",
    ],
    [
      "it lists too many",
      (file) => (file.writeUInt16LE(60000, file.length - 12), file),
      "a directory of 60000 files",
    ],
    [
      "its list is short",
      (file) => (file.writeUInt16LE(3, file.length - 12), file),
      "its directory is cut short",
    ],
  ])("if %s", async (_, change, expected) => {
    const error = await dataError(read("a.npz", change(Buffer.from(whole))));
    expect(error.problem).toContain(expected);
  });
});

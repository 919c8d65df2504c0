// Arrays of NumPy: every type and order exactly, labels beside them or in a column, and what is refused.
import { describe, expect, it } from "vitest";
import { readDataset, type ReadOptions } from "../../src/dataset/index.js";
import { doubles, longs, type Npy, npyBytes } from "./array-files.js";
import { dataError, read, shown, withFile } from "./files.js";

const bytesOf = (...values: number[]): Buffer => Buffer.from(values);

/** Points with labels 0 and 1 beside them, without their positions. */
async function points(file: Buffer, options: ReadOptions = {}): Promise<readonly string[]> {
  const labels = npyBytes({ descr: "'<i8'", shape: [2] }, longs([0, 1]));
  const dataset = await withFile("X.npy", file, (path) => readDataset(path, options), {
    "y.npy": labels,
  });
  return shown(dataset);
}

describe("values of type", () => {
  it.each<[string, Buffer, string, string]>([
    ["|b1", bytesOf(0, 1, 1, 0), "0 1", "1 0"],
    ["|u1", bytesOf(0, 255, 7, 8), "0 255", "7 8"],
    ["|i1", bytesOf(0, 255, 128, 127), "0 -1", "-128 127"],
    ["<u2", bytesOf(1, 2, 255, 255, 0, 0, 0, 1), "513 65535", "0 256"],
    [">u2", bytesOf(1, 2, 255, 255, 0, 0, 0, 1), "258 65535", "0 1"],
    ["<i2", bytesOf(255, 255, 0, 128, 1, 0, 2, 0), "-1 -32768", "1 2"],
    [
      "<i4",
      bytesOf(...[255, 255, 255, 255], ...[0, 0, 0, 128], ...[1, 0, 0, 0], ...[0, 1, 0, 0]),
      "-1 -2147483648",
      "1 256",
    ],
    [
      ">u4",
      bytesOf(...[255, 255, 255, 255], ...[0, 0, 0, 128], ...[1, 0, 0, 0], ...[0, 1, 0, 0]),
      "4294967295 128",
      "16777216 65536",
    ],
    ["<i8", longs([-1, 2, 3, 4]), "-1 2", "3 4"],
    ["<u8", longs([-1, 2, 3, 4]), "18446744073709551615 2", "3 4"],
    ["<f2", bytesOf(0, 0x3c, 1, 0, 0xff, 0x7b, 0, 0x80), "1 1/16777216", "65504 0"],
    [
      ">f4",
      bytesOf(...[0x3d, 0xcc, 0xcc, 0xcd], ...[0, 0, 0, 1], ...[0xc0, 0, 0, 0], ...[0, 0, 0, 0]),
      `13421773/134217728 1/${2n ** 149n}`,
      "-2 0",
    ],
    [
      "<f8",
      doubles([0.1, 5e-324, -1.5, -0]),
      `3602879701896397/36028797018963968 1/${2n ** 1074n}`,
      "-3/2 0",
    ],
    [">f8", doubles([0.5, 3, 1e22, 2], false), "1/2 3", "10000000000000000000000 2"],
  ])("%s are what their bits are", async (type, values, first, second) => {
    const file = npyBytes({ descr: `'${type}'`, shape: [2, 2] }, values);
    expect(await points(file)).toEqual([`${first} | 0 @ 1`, `${second} | 1 @ 2`]);
  });
});

describe("an array", () => {
  it.each([1, 2, 3])("of version %i is read", async (version) => {
    const file = npyBytes({ descr: "'<f8'", shape: [2, 1], version }, doubles([1, 2]));
    expect(await points(file)).toEqual(["1 | 0 @ 1", "2 | 1 @ 2"]);
  });

  it("in Fortran order has the same points, also with three axes", async () => {
    const values = Array.from({ length: 12 }, (_, k) => k);
    const shape = [2, 2, 3];
    const plain = await points(npyBytes({ descr: "'<f8'", shape }, doubles(values)));
    const places = values.map((k) => [Math.floor(k / 6), Math.floor(k / 3) % 2, k % 3]);
    const swapped = new Array<number>(12);
    places.forEach(([i = 0, j = 0, l = 0], k) => (swapped[i + 2 * j + 4 * l] = k));
    const fortran = { descr: "'<f8'", shape, fortran: true };
    expect(await points(npyBytes(fortran, doubles(swapped)))).toEqual(plain);
    expect(plain).toEqual(["0 1 2 3 4 5 | 0 @ 1", "6 7 8 9 10 11 | 1 @ 2"]);
  });

  it("says that it was flattened", async () => {
    const file = npyBytes({ descr: "'|u1'", shape: [2, 2, 2] }, bytesOf(0, 1, 2, 3, 4, 5, 6, 7));
    const labels = npyBytes({ descr: "'|u1'", shape: [2, 1] }, bytesOf(5, 6));
    const read = withFile("images.npy", file, (path) => readDataset(path), {
      "labels.npy": labels,
    });
    expect(await read).toMatchObject({
      classes: ["5", "6"],
      done: ["flattened points of 2 × 2 to 4 coordinates"],
    });
  });

  it("may hold the label in a column, and columns may be left out", async () => {
    const file = npyBytes({ descr: "'<f8'", shape: [2, 3] }, doubles([1, 2, 0, 3, 4, 1]));
    const options = { label: "-1", ignore: ["1"] };
    expect(shown(await read("table.npy", file, options))).toEqual(["2 | 0 @ 1", "4 | 1 @ 2"]);
    expect(
      await points(npyBytes({ descr: "'<f8'", shape: [2, 2] }, doubles([1, 2, 3, 4])), {
        columns: ["2", "1"],
      }),
    ).toEqual(["2 1 | 0 @ 1", "4 3 | 1 @ 2"]);
  });

  it("may have NaN for a missing value", async () => {
    const file = npyBytes({ descr: "'<f8'", shape: [2, 2] }, doubles([1, NaN, 3, 4]));
    expect(await points(file, { missing: ["NaN"], dropMissing: true })).toEqual(["3 4 | 1 @ 2"]);
    const error = await dataError(points(file));
    expect(error).toMatchObject({ line: 1, column: 2, unit: "record" });
    expect(error.problem).toBe("expected a number, got NaN: a value that is not finite");
    expect(error.next).toContain("--missing 'NaN' --drop-missing");
  });

  it.each<[string, Buffer, readonly string[]]>([
    ["'<U3'", Buffer.from("a\0\0\0b\0\0\0\0\0\0\0é\0\0\0\0\0\0\0\0\0\0\0", "latin1"), ["ab", "é"]],
    ["'|S2'", Buffer.from("a\0bc"), ["a", "bc"]],
    ["'<f8'", doubles([1.5, 2]), ["1.5", "2"]],
    ["'|b1'", bytesOf(0, 1), ["0", "1"]],
  ])("of labels may have type %s", async (descr, values, classes) => {
    const labels = npyBytes({ descr, shape: [2] }, values);
    const file = npyBytes({ descr: "'<f8'", shape: [2, 1] }, doubles([1, 2]));
    const work = (path: string) => readDataset(path, { labels: path.replace("a.npy", "l.npy") });
    expect((await withFile("a.npy", file, work, { "l.npy": labels })).classes).toEqual(classes);
  });
});

const X: Npy = { descr: "'<f8'", shape: [2, 1] };

describe("an array is refused", () => {
  it.each<[string, Buffer, string]>([
    [
      "if it is pickled",
      npyBytes({ ...X, descr: "'|O'" }, bytesOf(0x80)),
      "got Python objects (pickled)",
    ],
    [
      "if it is complex",
      npyBytes({ ...X, descr: "'<c16'" }, doubles([1, 2, 3, 4])),
      "got complex numbers",
    ],
    [
      "if it has dates",
      npyBytes({ ...X, descr: "'<M8[ns]'" }, longs([1, 2])),
      "got dates or times",
    ],
    [
      "if it has long doubles",
      npyBytes({ ...X, descr: "'<f16'" }, Buffer.alloc(32)),
      "got long doubles",
    ],
    [
      "if it has records",
      npyBytes({ ...X, descr: "[('a', '<f8')]" }, doubles([1, 2])),
      "got records with named fields",
    ],
    [
      "if its type is unknown",
      npyBytes({ ...X, descr: "'<q7'" }, doubles([1, 2])),
      'got the type "<q7"',
    ],
    [
      "if it is cut short",
      npyBytes(X, doubles([1, 2])).subarray(0, -1),
      "expected 16 bytes of values as in its header, got the end",
    ],
    [
      "if it goes on",
      npyBytes(X, doubles([1, 2, 3])),
      "expected 16 bytes of values as in its header, got more bytes",
    ],
    [
      "if Fortran order is cut short",
      npyBytes({ ...X, shape: [2, 2], fortran: true }, doubles([1, 2])),
      "expected 32 bytes of values",
    ],
    [
      "if it has no points",
      npyBytes({ ...X, shape: [0, 3] }, bytesOf()),
      "expected points of 1 to",
    ],
    [
      "if points are too large",
      npyBytes({ ...X, shape: [2, 2 ** 25] }, bytesOf()),
      "expected points of 1 to 16777216 values",
    ],
    [
      "if a product of sizes is huge",
      npyBytes({ ...X, shape: [2, 2 ** 30, 2 ** 30, 2 ** 30] }, bytesOf()),
      "expected points of 1 to",
    ],
    [
      "if Fortran order is huge",
      npyBytes({ ...X, shape: [2 ** 40, 2], fortran: true }, bytesOf()),
      "bytes in Fortran order",
    ],
    [
      "if there are more points than bytes",
      npyBytes({ ...X, shape: [2 ** 40, 2] }, doubles([1, 2])),
      "expected 2 labels",
    ],
    [
      "if it is a single value",
      npyBytes({ ...X, shape: [] }, doubles([1])),
      "got <f8, a single value",
    ],
    [
      "if its header is another dict",
      npyBytes({ ...X, descr: "'<f8', 'x': 1" }, doubles([1, 2])),
      "expected a header with descr",
    ],
    [
      "if its version is unknown",
      npyBytes({ ...X, version: 4 }, doubles([1, 2])),
      "expected version 1, 2 or 3",
    ],
  ])("%s", async (_, file, expected) => {
    const said = await dataError(points(file));
    if (expected === "expected 2 labels")
      expect(said.problem).toContain("labels as there are points");
    else expect(said.problem).toContain(expected);
  });

  it("if its header is cut anywhere", async () => {
    const file = npyBytes(X, doubles([1, 2]));
    for (let length = 1; length < 128; length += 7) {
      const error = await dataError(points(file.subarray(0, length)));
      expect(error.problem).toMatch(/header|UTF-8|version|coordinates and a label/u);
    }
  });

  it("before a header of four gigabytes is read", async () => {
    const file = npyBytes({ ...X, version: 2 }, doubles([1, 2]));
    file.writeUInt32LE(0xffffffff, 8);
    expect((await dataError(points(file))).problem).toBe(
      "expected a header of at most 65536 bytes, got 4294967295",
    );
  });

  it("without labels, or with labels that do not fit", async () => {
    const file = npyBytes(X, doubles([1, 2]));
    const alone = await dataError(read("X_train.npy", file));
    expect(alone.problem).toContain("(y_train.npy or y_train.npy.gz), got none");
    expect(alone.next).toContain("--label (-1 is the last)");
    const both = await dataError(read("X.npy", file, { label: "1", labels: "y.npy" }));
    expect(both.problem).toContain("got both");
    const hot = npyBytes({ ...X, shape: [2, 2] }, doubles([1, 0, 0, 1]));
    const work = withFile("X.npy", file, (path) => readDataset(path), { "y.npy": hot });
    const error = await dataError(work);
    expect(error.problem).toBe("expected one label per point, got <f8, 2 × 2");
    expect(error.next).toContain("numpy.argmax");
  });
});

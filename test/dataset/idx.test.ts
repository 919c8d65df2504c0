// IDX of every type of number: the values are what their bytes are.
import { describe, expect, it } from "vitest";
import { readDataset, type ReadOptions } from "../../src/dataset/index.js";
import { dataError, idxBytes, shown, withFile } from "./files.js";

/** Two images of one row of two values, of a type, with labels 0 and 1. */
function images(type: number, values: readonly number[]): Buffer {
  const header = Buffer.from([0, 0, type, 3, ...[2, 1, 2].flatMap((n) => [0, 0, 0, n])]);
  return Buffer.concat([header, Buffer.from(values)]);
}

async function points(file: Buffer, options: ReadOptions = {}): Promise<readonly string[]> {
  const work = (path: string) => readDataset(path, options);
  const beside = { "labels-idx1": idxBytes([2], [0, 1]) };
  return shown(await withFile("images-idx3", file, work, beside));
}

const FLOATS = [0x3d, 0xcc, 0xcc, 0xcd, 0xbf, 0x80, 0, 0, 0, 0, 0, 1, 0x40, 0, 0, 0];
const DOUBLES = [
  ...[0x3f, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a, 0xc0, 0, 0, 0, 0, 0, 0, 0],
  ...[0, 0, 0, 0, 0, 0, 0, 1, 0x80, 0, 0, 0, 0, 0, 0, 0],
];

describe("IDX of type", () => {
  it.each([
    [0x08, [0, 255, 1, 2], "0 255", "1 2"],
    [0x09, [0, 255, 128, 2], "0 -1", "-128 2"],
    [0x0b, [0, 1, 255, 254, 128, 0, 1, 0], "1 -2", "-32768 256"],
    [0x0c, [0, 0, 0, 1, 255, 255, 255, 254, 128, 0, 0, 0, 0, 0, 1, 0], "1 -2", "-2147483648 256"],
    [0x0d, FLOATS, "13421773/134217728 -1", `1/${2n ** 149n} 2`],
    [0x0e, DOUBLES, "3602879701896397/36028797018963968 -2", `1/${2n ** 1074n} 0`],
  ])("%i is exact", async (type, values, first, second) => {
    expect(await points(images(type, values))).toEqual([`${first} | 0 @ 1`, `${second} | 1 @ 2`]);
  });

  it("float has no infinity, which is named with its place", async () => {
    const values = [...FLOATS.slice(0, 12), 0x7f, 0x80, 0, 0];
    const error = await dataError(points(images(0x0d, values)));
    expect(error).toMatchObject({ unit: "image", line: 2, column: 2 });
    expect(error.problem).toBe("expected a number, got Infinity: a value that is not finite");
  });

  it("any takes only the pixels that are meant", async () => {
    expect(await points(images(0x08, [0, 255, 1, 2]), { columns: ["2"] })).toEqual([
      "255 | 0 @ 1",
      "2 | 1 @ 2",
    ]);
  });
});

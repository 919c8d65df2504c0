// Damaged binary files: cut, with bytes changed, with other sizes. Each ends in a dataset or a DataError,
// and what an undamaged file holds is exactly what was put into it.
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { DataError, readDataset, type ReadOptions } from "../../src/dataset/index.js";
import { doubles, longs, npyBytes, zipBytes, zstdBytes } from "../../test/dataset/array-files.js";
import { idxBytes, shown, text, withFile } from "../../test/dataset/files.js";
import { rational } from "../../src/numbers/index.js";

interface File {
  readonly name: string;
  readonly bytes: Buffer;
  readonly beside: Readonly<Record<string, Uint8Array>>;
  readonly options: ReadOptions;
}

const LABELS = npyBytes({ descr: "'<i8'", shape: [3] }, longs([0, 1, 0]));
const POINTS = npyBytes({ descr: "'<f8'", shape: [3, 2] }, doubles([1, 2, 3, 4, 5, 6]));
const FORTRAN = npyBytes(
  { descr: "'>f8'", shape: [3, 2], fortran: true },
  doubles([1, 2, 3, 4, 5, 6]),
);

/** A table with a dictionary, with nulls, and in two row groups. */
function parquetBytes(codec: "UNCOMPRESSED" | "SNAPPY" | "ZSTD"): Buffer {
  const columnData = [
    { name: "x", data: [1, 2.5, 0.1, 7] },
    { name: "few", data: [3, 3, 3, 3], type: "INT32" as const },
    { name: "kind", data: ["a", "b", "a", "b"] },
  ];
  const rest = { codec, compressors: { ZSTD: zstdBytes }, rowGroupSize: 3, statistics: false };
  return Buffer.from(parquetWriteBuffer({ columnData, ...rest }));
}

const FILES: readonly File[] = [
  ...(["UNCOMPRESSED", "SNAPPY", "ZSTD"] as const).map((codec) => ({
    name: "a.parquet",
    bytes: parquetBytes(codec),
    beside: {},
    options: {},
  })),
  { name: "X.npy", bytes: POINTS, beside: { "y.npy": LABELS }, options: {} },
  { name: "X.npy", bytes: FORTRAN, beside: { "y.npy": LABELS }, options: {} },
  ...[false, true].map((isPacked) => ({
    name: "a.npz",
    bytes: zipBytes({ "X.npy": POINTS, "y.npy": LABELS }, { isPacked, isWide: isPacked }),
    beside: {},
    options: {},
  })),
  {
    name: "images-idx3",
    bytes: Buffer.from(idxBytes([3, 1, 2], [1, 2, 3, 4, 5, 6])),
    beside: { "labels-idx1": idxBytes([3], [0, 1, 0]) },
    options: {},
  },
];

/** What is done to the bytes of a file. */
const damage = fc.array(
  fc.oneof(
    fc.record({ at: fc.nat(), byte: fc.nat(255) }),
    fc.record({ at: fc.nat(), big: fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff) }),
    fc.record({ cut: fc.nat() }),
    fc.record({ more: fc.uint8Array({ minLength: 1, maxLength: 9 }) }),
  ),
  { minLength: 1, maxLength: 3 },
);

function damaged(bytes: Buffer, changes: readonly object[]): Buffer {
  let result = Buffer.from(bytes);
  for (const change of changes) {
    const length = Math.max(1, result.length);
    if ("byte" in change && "at" in change)
      result[Number(change.at) % length] = Number(change.byte);
    if ("big" in change && "at" in change && result.length >= 4) {
      result.writeUInt32LE(Number(change.big), Number(change.at) % (length - 3));
    }
    if ("cut" in change) result = result.subarray(0, Number(change.cut) % length);
    if ("more" in change) result = Buffer.concat([result, change.more as Uint8Array]);
  }
  return result;
}

async function outcome({ name, beside, options }: File, bytes: Buffer): Promise<string> {
  try {
    await withFile(name, bytes, (path) => readDataset(path, options), beside);
    return "read";
  } catch (error) {
    if (error instanceof DataError && error.kind === "bad-data") return "refused";
    throw error;
  }
}

describe("a damaged file", () => {
  it("is refused, or read as the file it became: no crash, no hang, no memory by its word", async () => {
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), damage, async (file, changes) => {
        const what = await outcome(file, damaged(file.bytes, changes));
        met.set(what, (met.get(what) ?? 0) + 1);
      }),
    );
    const before = process.memoryUsage().rss;
    expect(before).toBeLessThan(2 ** 31);
    expect(met.get("refused") ?? 0).toBeGreaterThan(met.get("read") ?? 0);
    expect(met.get("read") ?? 0).toBeGreaterThan(0);
  });

  it("is refused when it is cut anywhere", async () => {
    for (const file of FILES) {
      for (let length = 1; length < file.bytes.length; length += 11) {
        expect(await outcome(file, file.bytes.subarray(0, length))).toBe("refused");
      }
    }
  });
});

describe("every double", () => {
  const double = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(5e-324, 2 ** -1022, 1.7976931348623157e308, 0.1, -0, 1 / 3, 2 ** 53 + 2),
  );

  it("is read from an array as the rational that it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(double, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (values, little) => {
          const shape = [1, values.length];
          const file = npyBytes(
            { descr: little ? "'<f8'" : "'>f8'", shape },
            doubles(values, little),
          );
          const labels = npyBytes({ descr: "'<i8'", shape: [1] }, longs([0]));
          const read = (path: string) => readDataset(path);
          const [point = ""] = shown(await withFile("X.npy", file, read, { "y.npy": labels }));
          // A power of two times a double is exact until it is an integer: another way to the same rational.
          const exact = values.map((value) => {
            let [scaled, den] = [value, 1n];
            while (!Number.isInteger(scaled)) {
              scaled *= 2;
              den *= 2n;
            }
            return text(rational(BigInt(scaled), den));
          });
          expect(point).toBe(`${exact.join(" ")} | 0 @ 1`);
        },
      ),
    );
  });
});

// Parquet tables: exact numbers of every type, nulls, row groups, packings, and damage.
import { brotliCompressSync, gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { zstdBytes } from "./array-files.js";
import { dataError, read, refusal, shown } from "./files.js";

type Written = Parameters<typeof parquetWriteBuffer>[0];

const parquet = (options: Written): Uint8Array => new Uint8Array(parquetWriteBuffer(options));

/** A column with a type of its own, beside a label: `a` and `b`. */
function typed(element: object, data: readonly unknown[], rest: object = {}): Uint8Array {
  return parquet({
    columnData: [
      { name: "x", data: [...data] },
      { name: "kind", data: ["a", "b"].slice(0, data.length) },
    ],
    schema: [
      { name: "root", num_children: 2 },
      { name: "x", repetition_type: "OPTIONAL", ...element },
      { name: "kind", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
    ],
    ...rest,
  });
}

describe("numbers are exactly those that are stored", () => {
  test.each<[string, object, readonly unknown[], string, string]>([
    ["doubles", { type: "DOUBLE" }, [0.1, -5e-324], "3602879701896397/36028797018963968", "-1/"],
    ["floats", { type: "FLOAT" }, [Math.fround(0.1), -2], "13421773/134217728", "-2"],
    ["integers of 64 bits", { type: "INT64" }, [9007199254740993n, -1n], "9007199254740993", "-1"],
    [
      "unsigned integers",
      { type: "INT64", converted_type: "UINT_64" },
      [18446744073709551615n, 7n],
      "18446744073709551615",
      "7",
    ],
    [
      "unsigned short",
      { type: "INT32", converted_type: "UINT_32" },
      [4294967295, 7],
      "4294967295",
      "7",
    ],
    [
      "decimals of 64 bits",
      { type: "INT64", converted_type: "DECIMAL", scale: 17, precision: 18 },
      [0.1, -0.25],
      "1/10",
      "-1/4",
    ],
    [
      "decimals of bytes",
      {
        type: "FIXED_LEN_BYTE_ARRAY",
        type_length: 9,
        converted_type: "DECIMAL",
        scale: 2,
        precision: 20,
      },
      [1234.5, -0.01],
      "2469/2",
      "-1/100",
    ],
    ["truths", { type: "BOOLEAN" }, [true, false], "1", "0"],
  ])("%s", async (_, element, data, first, second) => {
    const [one = "", other = ""] = shown(await read("a.parquet", typed(element, data)));
    expect(one.startsWith(`${first} | a`)).toBe(true);
    expect(other.startsWith(second)).toBe(true);
    expect(other).toContain("| b");
  });

  test("halves", async () => {
    const columnData = [
      { name: "x", data: [0.5, -65504], type: "FLOAT16" as const },
      { name: "kind", data: ["a", "b"] },
    ];
    const points = shown(await read("a.parquet", parquet({ columnData })));
    expect(points.map((point) => point.split(" ")[0])).toEqual(["1/2", "-65504"]);
  });
});

describe("a table", () => {
  const count = 1_000;
  const columnData = [
    { name: "x", data: Array.from({ length: count }, (_, k) => k / 8) },
    { name: "few", data: Array.from({ length: count }, (_, k) => ["1.5", "2", "3/7"][k % 3]) },
    { name: "n", data: Array.from({ length: count }, (_, k) => BigInt(k % 5)) },
    { name: "kind", data: Array.from({ length: count }, (_, k) => (k % 2 === 0 ? "a" : "b")) },
  ];
  const expected = Array.from({ length: count }, (_, k) => {
    const few = ["3/2", "2", "3/7"][k % 3] ?? "";
    const shortened = (num: number, den: number): string => {
      let [n, d] = [num, den];
      while (d > 1 && n % 2 === 0) [n, d] = [n / 2, d / 2];
      return d === 1 ? `${n}` : `${n}/${d}`;
    };
    return `${shortened(k, 8)} ${few} ${k % 5} | ${k % 2 === 0 ? "a" : "b"}`;
  });

  test.each<[string, object]>([
    ["plain", { codec: "UNCOMPRESSED" }],
    ["Snappy", {}],
    ["gzip", { codec: "GZIP", compressors: { GZIP: (page: Uint8Array) => gzipSync(page) } }],
    ["Zstandard", { codec: "ZSTD", compressors: { ZSTD: zstdBytes } }],
    [
      "Brotli",
      { codec: "BROTLI", compressors: { BROTLI: (page: Uint8Array) => brotliCompressSync(page) } },
    ],
    ["in small pages and row groups", { pageSize: 100, rowGroupSize: 300 }],
  ])("%s, has its points in order, with dictionaries and without", async (_, rest) => {
    const dataset = await read("a.parquet", parquet({ columnData, ...rest }));
    expect(shown(dataset).map((point) => point.split(" @")[0])).toEqual(expected);
    expect(dataset.names).toEqual(["x", "few", "n"]);
  });

  test.each([
    ["n", "DELTA_BINARY_PACKED"],
    ["x", "BYTE_STREAM_SPLIT"],
    ["kind", "DELTA_LENGTH_BYTE_ARRAY"],
  ] as const)("has column %s as %s", async (name, encoding) => {
    const encoded = columnData.map((one) => (one.name === name ? { ...one, encoding } : one));
    const dataset = await read("a.parquet", parquet({ columnData: encoded }));
    expect(shown(dataset).map((point) => point.split(" @")[0])).toEqual(expected);
  });

  test("takes options of columns, and a number of points", async () => {
    const options = { label: "few", ignore: ["kind"], limit: 2 };
    const dataset = await read("a.parquet", parquet({ columnData, rowGroupSize: 1 }), options);
    expect(shown(dataset).map((point) => point.split(" @")[0])).toEqual(["0 0 | 1.5", "1/8 1 | 2"]);
  });

  test("is known by its first bytes, under any name and packed", async () => {
    const bytes = gzipSync(parquet({ columnData }));
    expect((await read("a.dat.gz", bytes)).points).toHaveLength(count);
  });
});

describe("what is missing", () => {
  const gap = typed({ type: "DOUBLE" }, [1, null]);

  test("is no number", async () => {
    expect(await refusal("a.parquet", gap)).toBe("2:1 expected a number, got null");
  });

  test("is left out if rows are dropped", async () => {
    const dataset = await read("a.parquet", gap, { dropMissing: true });
    expect(shown(dataset)).toHaveLength(1);
    expect(dataset.done?.join()).toContain('left out 1 of 2 rows for a missing value ("null" 1');
  });
});

describe("what is not read is refused with a way to convert it", () => {
  test.each<[string, Uint8Array, string, string]>([
    [
      "a packing",
      parquet({
        columnData: [
          { name: "x", data: [1, 2] },
          { name: "kind", data: ["a", "b"] },
        ],
        codec: "LZ4_RAW",
        compressors: { LZ4_RAW: (page: Uint8Array) => page },
      }),
      'column "x" is packed with lz4_raw, which is not read',
      "read_parquet",
    ],
    [
      "dates",
      typed({ type: "INT32", converted_type: "DATE" }, [new Date(0), new Date(86_400_000)]),
      'column 1, "x", got values of the type date',
      "--ignore x",
    ],
    [
      "an index of pandas as the label",
      parquet({
        columnData: [
          { name: "x", data: [1, 2] },
          { name: "kind", data: ["a", "b"] },
          { name: "__index_level_0__", data: [0, 1] },
        ],
      }),
      "got the index of pandas",
      "--label kind --ignore __index_level_0__",
    ],
    [
      "records",
      parquet({
        columnData: [
          { name: "x", data: [{ deep: [1, 2] }, { deep: [3] }], type: "VARIANT" },
          { name: "kind", data: ["a", "b"] },
        ],
      }),
      'column 1, "x", got lists or records',
      "--ignore x",
    ],
  ])("%s", async (_, bytes, problem, next) => {
    const error = await dataError(read("a.parquet", bytes));
    expect(error.problem).toContain(problem);
    expect(error.next).toContain(next);
  });
});

describe("a damaged file", () => {
  const columnData = [
    { name: "x", data: [0.5, 1.5, 1.5, 2.5] },
    { name: "kind", data: ["a", "b", "a", "b"] },
  ];
  const whole = parquet({ columnData, codec: "UNCOMPRESSED" });

  test("cut anywhere is refused", async () => {
    for (let length = 20; length < whole.length; length += 7) {
      const error = await dataError(read("a.parquet", whole.subarray(0, length)));
      expect(error.problem).toContain("is damaged");
    }
  });

  test("with any byte changed is read or refused, and never ends in anything else", async () => {
    let refused = 0;
    for (let at = 4; at < whole.length; at += 1) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      try {
        await read("a.parquet", changed, { label: "kind" });
      } catch (error) {
        expect(error).toHaveProperty("kind", "bad-data");
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 2);
  });
});

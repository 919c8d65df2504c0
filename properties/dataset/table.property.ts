// A file read with options is the file that holds only what the options keep, read without them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataError, type ReadOptions } from "../../src/dataset/index.js";
import { read, shown } from "../../test/dataset/files.js";

const GAPS = ["?", "NA", "", "null"];

/** A table of short numbers with gaps, its label column, and which columns are coordinates or left out. */
interface Drawn {
  readonly rows: readonly (readonly string[])[];
  readonly label: number;
  readonly order: readonly number[];
  readonly isIgnored: boolean;
  readonly byName: boolean;
  readonly skipped: number;
  readonly points: number | undefined;
}

const number = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.constantFrom("", "5", "25"));
const cell = fc.oneof(
  { weight: 7, arbitrary: number.map(([n, part]) => (part === "" ? `${n}` : `${n}.${part}`)) },
  { weight: 1, arbitrary: fc.constantFrom(...GAPS) },
);

const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 3, max: 6 }).chain((count) => {
  const columns = Array.from({ length: count }, (_, k) => k);
  const row = fc.tuple(
    fc.array(cell, { minLength: count, maxLength: count }),
    fc.constantFrom("a", "b", "c", "?"),
  );
  return fc
    .record({
      cells: fc.array(row, { minLength: 1, maxLength: 9 }),
      label: fc.constantFrom(...columns),
      order: fc.shuffledSubarray(columns, { minLength: 1 }),
      isIgnored: fc.boolean(),
      byName: fc.boolean(),
      skipped: fc.nat(2),
      points: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ cells, ...rest }) => ({
      ...rest,
      rows: cells.map(([own, kind]) => own.map((text, k) => (k === rest.label ? kind : text))),
      order: rest.order.filter((column) => column !== rest.label),
    }))
    .filter(({ order, isIgnored }) => (isIgnored ? order.length < count - 1 : order.length > 0));
});

function optionsOf({ rows, label, order, isIgnored, byName, skipped, points }: Drawn): ReadOptions {
  const count = rows[0]?.length ?? 0;
  const selector = (column: number): string => {
    if (byName) return `column ${column}`;
    return column % 2 === 0 ? `${column + 1}` : `${column - count}`;
  };
  const chosen = order.map(selector);
  return {
    header: true,
    label: selector(label),
    ...(isIgnored ? { ignore: chosen } : { columns: chosen }),
    ...(skipped > 0 && { skipRows: skipped }),
    ...(points !== undefined && { limit: points }),
    missing: GAPS,
    dropMissing: true,
    delimiter: ";",
    comment: "#",
  };
}

/** The whole table as a file, with lines before it and comments inside. */
function fileOf({ rows, skipped }: Drawn): string {
  const header = (rows[0] ?? []).map((_, k) => `column ${k}`).join(";");
  const before = Array.from({ length: skipped }, (_, k) => `any"thing ${k}`);
  const body = rows.flatMap((row, k) =>
    k % 3 === 2 ? ["# a comment", row.join(";")] : [row.join(";")],
  );
  return [...before, header, ...body, ""].join("\n");
}

/** The same points as a plain file: coordinates in order, the label last, rows with gaps gone. */
function keptOf({ rows, label, order, isIgnored, points }: Drawn): readonly string[] {
  const columns = (rows[0] ?? []).map((_, k) => k).filter((k) => k !== label);
  const kept = isIgnored ? columns.filter((k) => !order.includes(k)) : order;
  return rows
    .map((row) => [...kept, label].map((k) => row[k] ?? ""))
    .filter((row) => !row.some((text) => GAPS.includes(text)))
    .slice(0, points)
    .map((row) => row.join(","));
}

const withoutLines = (points: readonly string[]): string[] =>
  points.map((point) => point.replace(/ @ \d+$/u, ""));

describe("every table", () => {
  it("is what its options keep of it", async () => {
    const met = { all: 0, kept: 0, dropped: 0 };
    await fc.assert(
      fc.asyncProperty(drawn, async (table) => {
        const kept = keptOf(table);
        met.all += 1;
        const options = optionsOf(table);
        if (kept.length === 0) {
          await expect(read("a.csv", fileOf(table), options)).rejects.toThrow(DataError);
          return;
        }
        if (kept.length < table.rows.length) met.dropped += 1;
        met.kept += 1;
        const got = await read("a.csv", fileOf(table), options);
        const plain = await read("a.csv", `${kept.join("\n")}\n`, { header: false });
        expect(withoutLines(shown(got))).toEqual(withoutLines(shown(plain)));
        expect(got.classes).toEqual(plain.classes);
      }),
    );
    expect(met.kept).toBeGreaterThan(met.all / 3);
    expect(met.dropped).toBeGreaterThan(met.all / 10);
  });
});

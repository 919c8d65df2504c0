// Every dataset survives being written in any format, and every text ends in a dataset or a DataError.
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataError, decodeDecimal, isNumber } from "../../src/dataset/index.js";
import { rational } from "../../src/numbers/index.js";
import { fraction, order } from "../../src/oracle/fraction.js";
import { read, shown } from "../../test/dataset/files.js";
import { spelled } from "../../src/testing/translation.js";
import { runs } from "../runs.js";

interface Drawn {
  readonly rows: readonly (readonly string[])[];
  readonly labels: readonly string[];
}

/** A number as people write it, and its value: mantissa, places of the point, exponent. */
const written = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.nat(8),
    fc.integer({ min: -60, max: 60 }),
    fc.constantFrom("", "-"),
    fc.boolean(),
  )
  .map(([digits, places, exponent, sign, hasExponent]) => {
    const padded = `${digits}`.padStart(places + 1, "0");
    const whole = padded.slice(0, padded.length - places);
    const part = places === 0 ? "" : `.${padded.slice(-places)}`;
    const power = hasExponent ? exponent : 0;
    const signed = sign === "" ? digits : -digits;
    const shift = power - places;
    const tens = 10n ** BigInt(Math.abs(shift));
    return {
      text: `${sign}${whole}${part}${hasExponent ? `e${exponent}` : ""}`,
      value: shift >= 0 ? `${signed * tens}` : `${signed}/${tens}`,
    };
  });

const label = fc
  .oneof(
    fc.constantFrom("a", "b", "0", "7", "true"),
    fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }),
    fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(..." \t\r\n,\"'é") }),
  )
  .filter((text) => !text.includes("\0"));

const drawn: fc.Arbitrary<Drawn> = fc
  .integer({ min: 1, max: 4 })
  .chain((d) =>
    fc.array(
      fc.tuple(
        fc.array(
          written.map(({ text }) => text),
          { minLength: d, maxLength: d },
        ),
        label,
      ),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map((records) => ({
    rows: records.map(([row]) => row),
    labels: records.map(([, text]) => text),
  }));

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

const FORMATS: Readonly<Record<string, (d: Drawn) => string>> = {
  "a.csv": ({ rows, labels }) =>
    rows.map((row, i) => `${row.join(",")},${cell(labels[i] ?? "")}\r\n`).join(""),
  "a.tsv": ({ rows, labels }) =>
    rows.map((row, i) => `${row.map(cell).join("\t")}\t${cell(labels[i] ?? "")}`).join("\n"),
  "a.ndjson": ({ rows, labels }) =>
    rows
      .map((row, i) => `{"label":${JSON.stringify(labels[i])},"point":[${row.join()}]}\n`)
      .join(""),
  "a.json": ({ rows, labels }) =>
    `[${rows.map((row, i) => `[${row.join()}, ${JSON.stringify(labels[i])}]`).join(",\n")}]`,
  "a.json.gz": ({ rows, labels }) =>
    `{"points": [${rows.map((row) => `[${row.map((v) => `"${v}"`).join()}]`).join()}],
      "labels": ${JSON.stringify(labels)}}`,
};

/** Points without their positions: formats count differently. */
async function content(name: string, d: Drawn): Promise<unknown> {
  const text = FORMATS[name]?.(d) ?? "";
  const dataset = await read(name, name.endsWith(".gz") ? gzipSync(text) : text);
  return [dataset.classes, shown(dataset).map((point) => point.replace(/ @ \d+$/, ""))];
}

describe("every dataset", () => {
  it("reads the same from CSV, TSV, NDJSON, JSON and gzip, each number exactly", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (d) => {
        const exact = d.rows.map((row, i) => {
          const values = row.map((text) => {
            const value = decodeDecimal(text);
            return isNumber(value) ? spelled(value).replace(/\/1$/, "") : "?";
          });
          return `${values.join(" ")} | ${d.labels[i] ?? ""}`;
        });
        for (const name of Object.keys(FORMATS)) {
          const [, points] = (await content(name, d)) as [unknown, string[]];
          expect(points).toEqual(exact);
        }
      }),
      runs(100),
    );
  });
});

describe("every number", () => {
  it("is decoded to the value that its digits spell", () => {
    fc.assert(
      fc.property(written, ({ text, value }) => {
        const got = decodeDecimal(text);
        if (!isNumber(got)) throw new Error(`${text} is a number`);
        expect(order(fraction(spelled(got)), fraction(value))).toBe(0);
        expect(rational(got.num, got.den)).toEqual(got);
      }),
      runs(1000),
    );
  });

  it("is either decoded or refused with a reason: no text throws", () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."0123456789+-./eE_xnaif ") }),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (t) => {
        const got = decodeDecimal(t);
        const isPlain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i.test(t);
        if (isPlain) expect(isNumber(got)).toBe(true);
        if (isNumber(got)) expect(t).toMatch(/^[-+.\deE/]+$/);
      }),
      runs(2000),
    );
  });
});

describe("every text", () => {
  it("is a dataset or ends in a DataError, whatever format it is taken for", async () => {
    const pieces = fc.constantFrom(
      ...'[]{}",:\n\r;.-e',
      "1",
      "23",
      "a",
      '"point":',
      '"label":',
      "\0",
      "é",
      "null",
      "[1,2]",
      "1,a\n",
    );
    const text = fc.array(pieces, { maxLength: 20, size: "max" }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom("a.csv", "a.json", "a.ndjson", "a"),
        async (t, name) => {
          try {
            const dataset = await read(name, t);
            expect(dataset.points.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(DataError);
            expect((error as DataError).kind).toBe("bad-data");
          }
        },
      ),
      runs(400),
    );
  });
});

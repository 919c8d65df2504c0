// Every list of a record names its own limit: one entry more is declined, with the name of that limit.
import { expect, test } from "vitest";
import { readRow, type Line } from "../../src/format/index.js";
import { HEADERS, RECORDS } from "../../src/writing/index.js";
import { answered } from "../../src/kernel/index.js";
import { HEADER, WITNESS } from "../example.js";
import { linesOfSample } from "../findings.js";
import { edited, type Json, limitExceeded, lineOf } from "../records.js";

/** More entries than a list of this limit may have, all alike. */
function tooMany(entry: Json, limit: number): Json {
  return new Array<Json>(limit + 1).fill(entry);
}

const LEAF = { pair: [0, 1], free: [], powers: [] };
const END = { members: [0], weights: ["1"] };
const headerOf = (kind: string, name: string): Json => linesOfSample(kind, name)[0] ?? null;
const ROW = { bias: "0", columns: [], weights: [] };
const row = (line: Line): unknown => answered(() => readRow(line, 3));

test.each<{
  name: string;
  record: Json;
  at: string;
  entry: Json;
  most: number;
  limit: string;
  decode: (line: Line) => unknown;
}>([
  {
    name: "coordinates",
    record: { point: [], label: 0 },
    at: "/point",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.point.decode,
  },
  {
    name: "classes",
    record: { format: "muball-dataset/1", points: 1, dimension: 1, classes: [] },
    at: "/classes",
    entry: "x",
    most: 100_000,
    limit: "classes",
    decode: RECORDS.datasetHeader.decode,
  },
  {
    name: "columns",
    record: ROW,
    at: "/columns",
    entry: 0,
    most: 1_000_000,
    limit: "dimension",
    decode: row,
  },
  {
    name: "weights",
    record: ROW,
    at: "/weights",
    entry: "1",
    most: 1_000_000,
    limit: "dimension",
    decode: row,
  },
  {
    name: "layers of evidence",
    record: { layers: [] },
    at: "/layers",
    entry: "+1",
    most: 100_000,
    limit: "layers",
    decode: RECORDS.givenBall.decode,
  },
  {
    name: "layers of a network",
    record: HEADER,
    at: "/network/widths",
    entry: 1,
    most: 100_000,
    limit: "layers",
    decode: HEADERS.memorization.decode,
  },
  {
    name: "values of a rule",
    record: HEADER,
    at: "/claim/rule/values",
    entry: "1",
    most: 100_000,
    limit: "classes",
    decode: HEADERS.memorization.decode,
  },
  {
    name: "powers",
    record: edited(HEADER, "/ratio", { pair: [0, 1], powers: [] }),
    at: "/ratio/powers",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: HEADERS.memorization.decode,
  },
  {
    name: "a direction",
    record: WITNESS,
    at: "/direction",
    entry: "1",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.reachWitness.decode,
  },
  {
    name: "taus",
    record: WITNESS,
    at: "/taus",
    entry: "1",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.reachWitness.decode,
  },
  {
    name: "powers of a collision",
    record: headerOf("collision", "plane-3"),
    at: "/witness/points/0/powers",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: HEADERS.collision.decode,
  },
  {
    name: "powers of a counterexample",
    record: headerOf("counterexample", "plane-3"),
    at: "/witness/powers",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: HEADERS.counterexample.decode,
  },
  {
    name: "free coordinates of a covering",
    record: LEAF,
    at: "/free",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.coveringNode.decode,
  },
  {
    name: "powers of a covering",
    record: LEAF,
    at: "/powers",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.coveringNode.decode,
  },
  {
    name: "powers of a link",
    record: { first: END, second: END, powers: [] },
    at: "/powers",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.link.decode,
  },
  {
    name: "parameters of a unit",
    record: { parameters: [] },
    at: "/parameters",
    entry: "0",
    most: 1_000_000,
    limit: "dimension",
    decode: RECORDS.parameters.decode,
  },
])("$name: one more than $most", ({ record, at, entry, most, limit, decode }) => {
  const line = lineOf(JSON.stringify(edited(record, at, tooMany(entry, most))));
  expect(decode(line)).toMatchObject(limitExceeded(limit));
});

test.each<{ name: string; record: Json; limit: string; decode: (line: Line) => unknown }>([
  {
    name: "a column",
    record: { bias: "0", columns: [1_000_001], weights: ["1"] },
    limit: "dimension",
    decode: row,
  },
  {
    name: "the label of a ball",
    record: { point: ["0"], label: 100_001, layers: [] },
    limit: "classes",
    decode: RECORDS.ball.decode,
  },
])("$name beyond its limit", ({ record, limit, decode }) => {
  expect(decode(lineOf(JSON.stringify(record)))).toMatchObject(limitExceeded(limit));
});

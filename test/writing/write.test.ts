// Every line of the accepted samples, read and written again: the same text, whichever record takes it.
import { describe, expect, test } from "vitest";
import { evidenceFields, type Shape } from "../../src/format/index.js";
import {
  claimDigest,
  encodeClaim,
  encodeClaimOf,
  write,
  HEADERS,
  KINDS,
  RECORDS,
} from "../../src/writing/index.js";
import { foundSamples } from "../certificates/suite.js";
import { CLAIM } from "../example.js";
import { lineOf } from "../records.js";

/** Lines of a sample that are tried: long ones have thousands of a kind. */
const MOST = 60;

const texts = foundSamples()
  .filter(({ verdict }) => verdict === "accepted")
  .flatMap(({ certificate, companions: { dataset = [], network = [] } }) =>
    [certificate, ...dataset, ...network].flatMap((bytes) =>
      new TextDecoder().decode(bytes).split("\n").slice(0, MOST),
    ),
  )
  .filter((text) => text !== "");

/** Of the lines that a record takes how many are written as they stood, and the first that is not. */
function again(record: {
  codec: { shape: Shape };
  decode: (line: ReturnType<typeof lineOf>) => unknown;
}) {
  let same = 0;
  for (const text of texts) {
    const value = record.decode(lineOf(text));
    if (typeof value === "object" && value !== null && "verdict" in value) continue;
    if (JSON.stringify(write(record.codec.shape, value)) !== text) return { same, wrong: text };
    same += 1;
  }
  return { same };
}

describe("what was read is written as it stood", () => {
  test.each(KINDS)("a header of %s", (kind) => {
    const { same, wrong } = again(HEADERS[kind]);
    expect(wrong).toBe(undefined);
    expect(same).toBeGreaterThan(0);
  });

  test.each(Object.entries(RECORDS).filter(([name]) => name !== "claim"))(
    "a line: %s",
    (_, record) => {
      const { same, wrong } = again(record);
      expect(wrong).toBe(undefined);
      expect(same).toBeGreaterThan(0);
    },
  );
});

test("a claim is the line that pins it, with its kind unless it is a memorization", () => {
  const text = JSON.stringify({ format: "muball-claim/1", ...CLAIM });
  const named = RECORDS.claim.read(lineOf(text));
  expect(encodeClaim(named)).toBe(text);
  expect(encodeClaimOf("counterexample", named)).toBe(
    text.replace('"muball-claim/1",', '"muball-claim/1","kind":"counterexample",'),
  );
  expect(claimDigest(named)).toMatch(/^sha256:[0-9a-f]{64}$/u);
});

test("what no reader gives is a fault", () => {
  const { fact } = evidenceFields({ layers: [], facts: [] });
  for (const value of [undefined, { unit: 1 }, 1]) {
    expect(() => write(HEADERS.memorization.codec.shape, value)).toThrow("no fields");
  }
  expect(() => write(fact.shape, { neither: 1 })).toThrow("no form");
});

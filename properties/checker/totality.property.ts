// P6: a verdict for all bytes, and the same one however they come.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, type Companions } from "../../src/checker/index.js";
import { at } from "../../src/numbers/index.js";
import { foundSamples, saidBy } from "../../test/certificates/suite.js";
import { headings, readText } from "../../test/docs/markdown.js";
import { tampered } from "../../src/testing/arbitraries/tampering.js";
import { type Json, mutated } from "../docs/mutations.js";
import { bytesOf } from "./text-of-claim.js";

const found = foundSamples().filter(({ certificate }) => certificate.length < 4000);
const accepted = found.filter(({ verdict }) => verdict === "accepted");
const CODES = new Set(headings(readText("docs/rejections.md"), 3));

/** A verdict of the documented kind. A throw fails the property by itself. */
function expectVerdict(bytes: Uint8Array, companions: Companions = {}): void {
  const { verdict, code } = saidBy(check([bytes], companions));
  expect(["accepted", "rejected", "declined"]).toContain(verdict);
  expect(code === undefined || CODES.has(code)).toBe(true);
}

const texts = fc.constantFrom(...found.map(({ certificate }) => certificate));

/** Bytes of a sample with pieces cut out, doubled, overwritten or put in from another sample. */
const spliced = fc
  .tuple(
    texts,
    texts,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.nat(), fc.nat()), { maxLength: 4 }),
  )
  .map(([one, other, cuts]) =>
    cuts.reduce((bytes, [from, length, source, way]) => {
      const start = from % (bytes.length + 1);
      const end = way % 2 === 0 ? start : Math.min(bytes.length, start + length);
      const begin = source % (other.length + 1);
      const piece = way % 3 === 0 ? new Uint8Array() : other.subarray(begin, begin + length);
      return Uint8Array.from([...bytes.subarray(0, start), ...piece, ...bytes.subarray(end)]);
    }, Uint8Array.from(one)),
  );

/** Lines of samples in any order. */
const shuffledLines = fc
  .array(fc.tuple(texts, fc.nat()), { minLength: 1, maxLength: 8 })
  .map((picks) =>
    picks
      .map(([bytes, n]) => {
        const lines = new TextDecoder().decode(bytes).split("\n");
        return `${at(lines, n % lines.length)}\n`;
      })
      .join(""),
  );

/** A sample whose header has some value replaced. */
const strangeHeaders = fc.constantFrom(...accepted.slice(0, 8)).chain(({ certificate }) => {
  const [header = "", ...rest] = new TextDecoder().decode(certificate).split("\n");
  return mutated(JSON.parse(header) as Json).map((value) =>
    [JSON.stringify(value), ...rest].join("\n"),
  );
});

const anyText = fc.string({ unit: "binary", maxLength: 200, size: "max" });

describe("P6: totality", () => {
  it("every string gets a verdict", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyText.map((text) => `${text}\n`),
        ),
        (text) => {
          expectVerdict(bytesOf(text));
        },
      ),
    );
  });

  it("all bytes get a verdict", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (bytes) => {
        expectVerdict(bytes);
      }),
    );
  });

  it("every JSON value on a line gets a verdict", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        expectVerdict(bytesOf(`${json}\n`));
      }),
    );
  });

  it("every sample that is cut, spliced and overwritten gets a verdict", () => {
    fc.assert(
      fc.property(spliced, (bytes) => {
        expectVerdict(bytes);
      }),
    );
  });

  it("every sample that is cut off anywhere is refused as truncated, or in the middle of a line", () => {
    fc.assert(
      fc.property(fc.constantFrom(...accepted), fc.nat(), ({ certificate, companions }, length) => {
        const start = certificate.subarray(0, length % certificate.length);
        const { verdict, code } = saidBy(check([start], companions));
        expect(verdict).toBe("rejected");
        expect(["malformed/syntax", "malformed/truncated"]).toContain(code);
      }),
    );
  });

  it("all lines of samples in any order get a verdict", () => {
    fc.assert(
      fc.property(shuffledLines, (text) => {
        expectVerdict(bytesOf(text));
      }),
    );
  });

  it("every accepted sample with a strange value in its header gets a verdict", () => {
    fc.assert(
      fc.property(strangeHeaders, (text) => {
        expectVerdict(bytesOf(text));
      }),
    );
  });

  it("every accepted sample with a changed companion gets a verdict", () => {
    const given = foundSamples().filter(({ path }) => path.endsWith("given-both-pinned.muball"));
    const kinds = fc.constantFrom("dataset", "network", "claim" as const);
    fc.assert(
      fc.property(fc.constantFrom(...given), kinds, fc.nat(), (sample, kind, choice) => {
        const { certificate, companions } = sample;
        const text = new TextDecoder().decode(at([...(companions[kind] ?? [])], 0));
        const [changed = text] = fc.sample(tampered(fc.constant(text)), {
          numRuns: 1,
          seed: choice,
        });
        expectVerdict(certificate, { ...companions, [kind]: [bytesOf(changed)] });
      }),
    );
  });

  it("every sample gets the same verdict in any chunks, empty ones among them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...found),
        fc.array(fc.nat(), { maxLength: 9 }),
        (sample, cuts) => {
          const { certificate, companions } = sample;
          const ends = cuts.map((cut) => cut % (certificate.length + 1)).sort((a, b) => a - b);
          const chunks = [...ends, certificate.length].map((end, k) =>
            certificate.subarray(k === 0 ? 0 : ends[k - 1], end),
          );
          const whole = check([certificate], companions);
          expect(check(chunks, companions)).toEqual(whole);
        },
      ),
    );
  });
});

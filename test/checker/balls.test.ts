// Where the balls of a certificate come from.
import { describe, expect, test } from "vitest";
import { check, checkText, type Companions } from "../../src/checker/index.js";
import {
  changed,
  CLAIM,
  DATASET,
  DATASET_HEADER,
  digest,
  LINES,
  NETWORK,
  POINTS,
  textOf,
} from "../example.js";
import { edited, type Json, rejection } from "../records.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];

/** The certificate without points, which names its dataset. */
const POINTLESS = changed(1, "/points", "given").map((line, k) =>
  k < 4 ? line : edited(edited(line, "/point", undefined), "/label", undefined),
);

function verdict(lines: readonly Json[], companions: Companions): unknown {
  return checkText(textOf(lines), companions);
}

describe("a dataset beside the certificate", () => {
  const beside = (dataset: string, lines: readonly Json[] = POINTLESS): unknown =>
    verdict(lines, { dataset: bytes(dataset) });

  test("is the one that is named", () => {
    expect(beside(DATASET)).toMatchObject({ verdict: "accepted" });
  });

  test("is missing", () => {
    expect(verdict(POINTLESS, {})).toEqual({
      verdict: "declined",
      decline: { code: "companion-missing", companion: "dataset" },
    });
  });

  test("has another header", () => {
    const other = textOf([{ ...DATASET_HEADER, classes: ["low", "HIGH"] }, ...POINTS]);
    expect(beside(other)).toEqual(
      rejection("mismatched/dataset", "/claim", 1, {
        expected: JSON.stringify(DATASET_HEADER),
        got: JSON.stringify({ ...DATASET_HEADER, classes: ["low", "HIGH"] }),
      }),
    );
  });

  test("has a point more than the certificate has balls, or one less", () => {
    const [left = null, right = null] = POINTS;
    expect(beside(textOf([DATASET_HEADER, left, right, right]))).toMatchObject(
      rejection("malformed/trailing", "", 4),
    );
    expect(beside(textOf([DATASET_HEADER, left]))).toMatchObject(
      rejection("malformed/truncated", "", 3, { expected: "a point of the dataset" }),
    );
    expect(beside(DATASET, POINTLESS.slice(0, -1))).toMatchObject(
      rejection("malformed/truncated", "", 6, { expected: "a ball" }),
    );
    expect(beside(DATASET, [...POINTLESS, POINTLESS.at(-1) ?? null])).toMatchObject(
      rejection("malformed/trailing", "", 7),
    );
  });

  test("has another point that is as good", () => {
    const lines = changed(1, "/claim/ratio", null, POINTLESS);
    const other = textOf([DATASET_HEADER, { point: ["-2"], label: 0 }, POINTS[1] ?? null]);
    expect(beside(DATASET, lines)).toMatchObject({ verdict: "accepted" });
    expect(beside(other, lines)).toEqual(
      rejection("mismatched/dataset", "/claim/dataset", 1, {
        expected: CLAIM.dataset,
        got: digest(other),
      }),
    );
  });

  test("has its points in another order", () => {
    const other = textOf([DATASET_HEADER, ...[...POINTS].reverse()]);
    expect(beside(other)).toMatchObject({
      rejection: { code: "unproved/neuron-not-stable", ball: 0 },
    });
  });

  test.each<{ name: string; text: string; refusal: object }>([
    {
      name: "nothing",
      text: "",
      refusal: rejection("malformed/truncated", "", 1, { expected: "the header of a dataset" }),
    },
    { name: "a network", text: NETWORK, refusal: rejection("malformed/missing-field", "") },
    {
      name: "cut in its last line",
      text: DATASET.slice(0, -1),
      refusal: rejection("malformed/syntax", "", 3),
    },
    {
      name: "with a decimal coordinate",
      text: DATASET.replace('"2"', '"2.0"'),
      refusal: rejection("malformed/rational", "/point/0", 3),
    },
    {
      name: "with carriage returns",
      text: DATASET.replaceAll("\n", "\r\n"),
      refusal: rejection("malformed/not-canonical", "", 1),
    },
  ])("is $name", ({ text, refusal }) => {
    expect(beside(text)).toMatchObject(refusal);
  });

  test("is compared when the balls have their points", () => {
    expect(beside(DATASET, LINES)).toMatchObject({ verdict: "accepted" });
    expect(beside("not a dataset", LINES)).toMatchObject(
      rejection("mismatched/dataset", "/claim/dataset", 1),
    );
  });

  test("leaves no point in the balls", () => {
    const lines = changed(1, "/points", "given");
    expect(beside(DATASET, lines)).toMatchObject(rejection("malformed/unknown-field", "", 5));
    expect(verdict(changed(1, "/points", "inline", POINTLESS), {})).toMatchObject(
      rejection("malformed/missing-field", "", 5),
    );
  });

  test("is read once, so that a stream will do", () => {
    function* once(): Generator<Uint8Array> {
      yield* bytes(DATASET);
    }
    expect(verdict(POINTLESS, { dataset: once() })).toMatchObject({ verdict: "accepted" });
  });
});

test("bytes after the last ball that are no text are refused as such", () => {
  const whole = new TextEncoder().encode(textOf(LINES));
  const found = check([whole, new Uint8Array([0xff, 0x0a])]);
  expect(found).toMatchObject(rejection("malformed/syntax", "", LINES.length + 1));
});

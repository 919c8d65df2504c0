// Companions: a network and a dataset beside the certificate, bound by their digests.
import { describe, expect, test } from "vitest";
import { checkText, type Companions, readNetwork } from "../../src/checker/index.js";
import {
  changed,
  DATASET,
  digest,
  LINES,
  NETWORK,
  NETWORK_HEADER,
  ROWS,
  textOf,
} from "../example.js";
import { type Json, rejection } from "../records.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];

/** The certificate without rows, which names its network. */
const NAMED = changed(1, "/network/source", digest(NETWORK)).filter((_, k) => k < 1 || k > 3);

function verdict(lines: readonly Json[], companions: Companions): unknown {
  return checkText(textOf(lines), companions);
}

describe("a network beside the certificate", () => {
  const beside = (network: string, lines: readonly Json[] = NAMED): unknown =>
    verdict(lines, { network: bytes(network) });

  test("is the one that is named", () => {
    expect(beside(NETWORK)).toMatchObject({
      verdict: "accepted",
      digests: { network: digest(NETWORK) },
    });
  });

  test("is missing", () => {
    expect(verdict(NAMED, {})).toEqual({
      verdict: "declined",
      decline: { code: "companion-missing", companion: "network" },
    });
  });

  const swapped = textOf([NETWORK_HEADER, ROWS[1] ?? null, ROWS[0] ?? null, ROWS[2] ?? null]);

  test("is another network of the same shape", () => {
    expect(beside(swapped)).toEqual(
      rejection("mismatched/network", "/network/source", 1, {
        expected: digest(NETWORK),
        got: digest(swapped),
      }),
    );
  });

  test.each<{ name: string; text: string; refusal: object }>([
    {
      name: "nothing",
      text: "",
      refusal: rejection("malformed/truncated", "", 1, { expected: "the header of a network" }),
    },
    {
      name: "cut after its header",
      text: textOf([NETWORK_HEADER]),
      refusal: rejection("malformed/truncated", "", 2, { expected: "a row of the network" }),
    },
    {
      name: "cut in its last line",
      text: NETWORK.slice(0, -1),
      refusal: rejection("malformed/syntax", "", 4),
    },
    {
      name: "one row too long",
      text: NETWORK + textOf([ROWS[0] ?? null]),
      refusal: rejection("malformed/trailing", "", 5),
    },
    { name: "a dataset", text: DATASET, refusal: rejection("malformed/missing-field", "") },
    {
      name: "with a bad row",
      text: NETWORK.replace('"-1"]', '"0"]'),
      refusal: rejection("ill-formed/row", "", 4),
    },
  ])("is $name", ({ text, refusal }) => {
    expect(beside(text)).toMatchObject(refusal);
  });

  test("is compared when the certificate holds its rows", () => {
    expect(beside(NETWORK, LINES)).toMatchObject({ verdict: "accepted" });
    expect(beside("not a network", LINES)).toMatchObject(
      rejection("mismatched/network", "/network/source", 1),
    );
  });

  test("is read once, so that a stream will do", () => {
    function* once(): Generator<Uint8Array> {
      yield* bytes(NETWORK);
    }
    expect(verdict(NAMED, { network: once() })).toMatchObject({ verdict: "accepted" });
  });
});

describe("a network alone", () => {
  test("is read with its digest", () => {
    const read = readNetwork(bytes(NETWORK));
    expect(read).toMatchObject({ verdict: "network", digest: digest(NETWORK) });
    expect(read.verdict === "network" && read.network.layers.map((l) => l.rows.length)).toEqual([
      2, 1,
    ]);
  });

  test("is rejected with its place", () => {
    expect(readNetwork(bytes(`${NETWORK}x\n`))).toMatchObject(
      rejection("malformed/trailing", "", 5),
    );
    expect(readNetwork(bytes(""))).toMatchObject(rejection("malformed/truncated", "", 1));
  });

  test("is declined when the rows of a layer share too large a denominator", () => {
    const odd = (1n << 8_191n) + 1n;
    const biases = [`1/${odd}`, `1/${odd + 2n}`, "1/5"];
    const rows = biases.map((bias) => ({ bias, columns: [], weights: [] }));
    const text = textOf([{ format: "muball-network/1", inputs: 1, widths: [3] }, ...rows]);
    expect(readNetwork(bytes(text))).toMatchObject({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "denominator-bits" },
    });
  });
});

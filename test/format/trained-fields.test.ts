// Claims and evidence about given networks: what they hold, and single mistakes.
import { describe, expect, test } from "vitest";
import { claimLine } from "../../src/format/index.js";
import { headerWith, linesOfSample } from "../findings.js";
import { type Json, lineOf, rejection } from "../records.js";
import { encode, encodeClaimOf, HEADERS, RECORDS } from "../../src/writing/index.js";

describe("the evidence of a point", () => {
  test.each([
    '{"result":"robust","nodes":[0]}',
    '{"result":"robust","nodes":[3,0,["0p","[]"]],"radius":"1/2"}',
    '{"result":"refuted","point":["1"],"powers":[]}',
    '{"result":"refuted","point":["1"],"powers":["1/2"],"radius":"2"}',
    '{"result":"wrong"}',
    '{"result":"open"}',
  ])("%s decodes, and encodes to itself", (text) => {
    const read = RECORDS.pointEvidence.decode(lineOf(text));
    if ("verdict" in read) throw new Error(JSON.stringify(read));
    expect(encode(RECORDS.pointEvidence, read)).toBe(text);
  });

  test.each<[string, string, string]>([
    ['{"result":"sure"}', "malformed/wrong-type", "/result"],
    ['{"result":"robust"}', "malformed/missing-field", ""],
    ['{"result":"robust","nodes":[-1]}', "malformed/wrong-type", "/nodes/0"],
    ['{"result":"robust","nodes":[["q"]]}', "malformed/wrong-type", "/nodes/0/0"],
    ['{"result":"robust","nodes":[["/"]]}', "malformed/wrong-type", "/nodes/0/0"],
    ['{"result":"open","nodes":[0]}', "malformed/unknown-field", ""],
    ['{"result":"refuted","point":["1"]}', "malformed/missing-field", ""],
  ])("%s is refused", (text, code, pointer) => {
    expect(RECORDS.pointEvidence.decode(lineOf(text))).toMatchObject(rejection(code, pointer, 1));
  });
});

test("a tree decodes, and encodes to itself", () => {
  const text = '{"nodes":[1,0,["00"]]}';
  const read = RECORDS.tree.decode(lineOf(text));
  if ("verdict" in read) throw new Error(JSON.stringify(read));
  expect(encode(RECORDS.tree, read)).toBe(text);
});

describe("a claim", () => {
  test.each<["robustness" | "property", string, string, Json | undefined, object]>([
    [
      "robustness",
      "five",
      "/claim/counts/open",
      undefined,
      rejection("malformed/missing-field", "/claim/counts"),
    ],
    ["robustness", "five", "/claim/domain", ["0"], rejection("ill-formed/shape", "/claim/domain")],
    ["robustness", "five", "/claim/rule/kind", "softmax", { verdict: "declined" }],
    [
      "property",
      "unsat-strictly",
      "/claim/answer",
      "unknown",
      rejection("malformed/wrong-type", "/claim/answer"),
    ],
    [
      "property",
      "unsat-strictly",
      "/claim/cases/0/conditions/0/relation",
      "==",
      rejection("malformed/wrong-type", "/claim/cases/0/conditions/0/relation"),
    ],
    [
      "property",
      "unsat-strictly",
      "/claim/cases/0/conditions/0/columns",
      [3],
      rejection("ill-formed/row", "/claim/cases/0/conditions/0"),
    ],
    [
      "property",
      "unsat-strictly",
      "/claim/cases/0/conditions/0/weights",
      ["0"],
      rejection("ill-formed/row", "/claim/cases/0/conditions/0"),
    ],
  ])("of %s %s with another %s is refused", (kind, name, pointer, value, refusal) => {
    expect(HEADERS[kind].decode(headerWith(kind, name, pointer, value))).toMatchObject(refusal);
  });

  test("of either kind has a line to pin it that names the kind", () => {
    for (const [kind, name] of [
      ["robustness", "five"],
      ["property", "unsat-strictly"],
    ] as const) {
      const [first = null] = linesOfSample(kind, name);
      const { claim } = first as { claim: object };
      const text = JSON.stringify(first);
      const header = HEADERS[kind].decode(lineOf(text));
      if ("verdict" in header) throw new Error(JSON.stringify(header));
      const pin = JSON.stringify({ format: "muball-claim/1", kind, ...claim });
      expect(encodeClaimOf(kind, header.claim)).toBe(pin);
      expect(claimLine(kind, lineOf(text))).toBe(pin);
    }
  });
});

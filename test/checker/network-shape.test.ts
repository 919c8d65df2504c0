// A certificate that names its network also states its shape; the two must agree.
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];

const NETWORK = `{"format":"muball-network/1","inputs":2,"widths":[2,1]}
{"bias":"-2","columns":[0,1],"weights":["3/5","4/5"]}
{"bias":"-4","columns":[0,1],"weights":["3/5","4/5"]}
{"bias":"1","columns":[0,1],"weights":["1/2","-1/2"]}
`;

function certificate(inputs: number, widths: string): string {
  return `{"format":"muball/1","kind":"memorization","claim":{"dataset":"sha256:f489d4cf52f0d6b7f814118045642cb5e326f8d4d462c6ef0ad5fea52900365d","points":2,"dimension":2,"classes":["blue","red"],"norm":"2","radius":"1","rule":{"kind":"exact","values":["1","2"]},"ratio":null},"network":{"source":"sha256:09826d3da66bf99ea700efc0f89e3aeafc6541f67e78e205af4a8d25345a583c","inputs":${inputs},"widths":${widths}},"size":{"width":2,"depth":2,"parameters":"9","nonzero":"9","bits":5},"points":"inline","reaches":0,"ratio":null,"note":""}
{"point":["0","0"],"label":0,"layers":["-2"]}
{"point":["3","4"],"label":1,"layers":["+2"]}
`;
}

describe("the shape of a network given beside the certificate", () => {
  test("is accepted when the header states it", () => {
    const verdict = check(bytes(certificate(2, "[2,1]")), { network: bytes(NETWORK) });
    expect(verdict.verdict).toBe("accepted");
  });

  for (const [inputs, widths] of [
    [3, "[2,1]"],
    [2, "[2,2]"],
    [2, "[2,1,1]"],
  ] as const) {
    test(`is rejected when the header states ${inputs} inputs and widths ${widths}`, () => {
      const verdict = check(bytes(certificate(inputs, widths)), { network: bytes(NETWORK) });
      expect(verdict).toMatchObject({
        verdict: "rejected",
        rejection: { code: "mismatched/network", at: { line: 1, pointer: "/network" } },
      });
    });
  }
});

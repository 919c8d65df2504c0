// Which certificates name the file of their network: by the record, whatever their texts say.
import { expect, test } from "vitest";
import { namesNetworkFile } from "../../src/desk/header-line.js";

const from = { format: "onnx", sha256: "0".repeat(64), reading: "relu-between" };

test.each<[string, string, boolean]>([
  ["a network with its file", JSON.stringify({ network: { source: "inline", from } }), true],
  ["fields in another order", JSON.stringify({ note: "", network: { from, inputs: 1 } }), true],
  ["a network without", JSON.stringify({ network: { source: "inline" } }), false],
  ["a file elsewhere", JSON.stringify({ network: {}, extra: { from } }), false],
  ["a note that looks like it", JSON.stringify({ network: {}, note: '"from":{"format":' }), false],
  ["no network", JSON.stringify({ claim: { from } }), false],
  ["no object", JSON.stringify([{ network: { from } }]), false],
  ["null", JSON.stringify({ network: null }), false],
  ["no JSON", '{"network":{"from":{"format":', false],
  ["a deep text", "[".repeat(1_000_000), false],
  ["nothing", "", false],
])("%s", (_, line, expected) => {
  expect(namesNetworkFile(line)).toBe(expected);
});

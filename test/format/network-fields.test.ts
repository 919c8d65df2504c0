// The field of a header that names the network; single mistakes of shapes are those of network-text.test.ts.
import { expect, test } from "vitest";
import { network } from "../../src/format/network-fields.js";
import { answered } from "../../src/kernel/index.js";
import { rejection } from "../records.js";
import { write } from "../../src/writing/index.js";

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;
const read = (source: unknown): unknown =>
  answered(() => network.read({ source, inputs: 3, widths: [4, 1] }, { line: 2 }));

test.each(["inline", DIGEST])("a network is named by %s", (source) => {
  expect(read(source)).toEqual({ source, inputs: 3, widths: [4, 1] });
  expect(write(network.shape, { source, inputs: 3, widths: [4, 1] })).toEqual(read(source));
});

test.each(["given", "Inline", DIGEST.toUpperCase()])("and not by %s", (source) => {
  expect(read(source)).toMatchObject(rejection("malformed/wrong-type", "/source", 2));
});

// Files made for these tests, with the exact outputs of each network at some points, and with damage of
// every kind: test/foreign/files/expected.json.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { networkDigest } from "../../src/certify/index.js";
import type { ForeignCode } from "../../src/foreign/index.js";
import { readText } from "../docs/markdown.js";
import { expectRefusal, networkIn, outputsAt, OWN, readFile } from "./read-file.js";

interface Expected {
  readonly file: string;
  readonly same_network_as?: string;
  readonly points?: readonly { readonly x: readonly string[]; readonly y: readonly string[] }[];
  readonly points_raw?: Expected["points"];
  readonly points_normalised?: Expected["points"];
}

const EXPECTED = JSON.parse(readText("test/foreign/files/expected.json")) as readonly Expected[];
const NETWORKS = EXPECTED.filter(({ file }) => !file.endsWith(".vnnlib"));

/** The files that are not read: the code, and what the words or the place name. */
const REFUSED: Readonly<Record<string, readonly [code: ForeignCode, says: string]>> = {
  "batchnorm-irrational.onnx": ["irrational", "square root of 13/4"],
  "nan-weight.onnx": ["not-finite", '"tensor":"w1","byte":103'],
  "truncated.onnx": ["truncated", "the message ends"],
  "shape-mismatch.onnx": ["shape", "1×3 times one of 2×2"],
  "name-twice.onnx": ["name-twice", "h is defined twice"],
  "missing-input.onnx": ["undefined-name", "b9 is not defined"],
  "sigmoid.onnx": ["operator", "Sigmoid"],
  "custom-domain.onnx": ["domain", "com.example"],
  "two-inputs.onnx": ["several-inputs", "2 inputs"],
  "raw-too-short.onnx": ["byte-count", "need 24 bytes, 20 are there"],
  "huge-dims.onnx": ["dimension", "1099511627776×1099511627776"],
  "sizes-lie.nnet": ["row-count", '"line":11'],
  "nan.nnet": ["not-a-number", '"line":9'],
  "overlap.safetensors": ["overlap", "shares bytes with another"],
  "dense-sigmoid.h5": ["layer", "sigmoid"],
};

const READ = NETWORKS.filter(({ file }) => REFUSED[file] === undefined);

describe("files with an exact expected answer", () => {
  test("are all here", () => {
    expect(NETWORKS).toHaveLength(32);
    expect(READ).toHaveLength(NETWORKS.length - Object.keys(REFUSED).length);
  });

  const withPoints = READ.filter(({ points }) => points !== undefined);
  test.each(withPoints)("$file gives its exact outputs", ({ file, points = [] }) => {
    const network = networkIn(readFile(path.join(OWN, file)));
    expect(points.length).toBeGreaterThan(2);
    for (const { x, y } of points) expect(outputsAt(network, x)).toEqual(y);
  });

  const same = READ.filter((expected) => expected.same_network_as !== undefined);
  test.each(same)("$file is the network of $same_network_as", ({ file, same_network_as = "" }) => {
    const [one, two] = [file, same_network_as].map((name) =>
      networkDigest(networkIn(readFile(path.join(OWN, name)))),
    );
    expect(one).toBe(two);
  });

  test.each(Object.entries(REFUSED))("%s is refused as %s", (file, [code, says]) => {
    expectRefusal(readFile(path.join(OWN, file)), code, says);
  });
});

describe("a file of two networks", () => {
  const file = path.join(OWN, "normalised.nnet");
  const { points_raw = [], points_normalised = [] } =
    EXPECTED.find((expected) => expected.file === "normalised.nnet") ?? {};

  test("asks which is meant", () => {
    expectRefusal(readFile(file), "two-readings", "two networks");
  });

  test.each([
    ["bare", points_raw],
    ["normalised", points_normalised],
  ] as const)("is the one that is asked for: %s", (nnet, points) => {
    const read = readFile(file, { nnet });
    expect(read).toMatchObject({ verdict: "read", reading: nnet });
    expect(points).toHaveLength(4);
    for (const { x, y } of points) expect(outputsAt(networkIn(read), x)).toEqual(y);
  });

  test("clipped inputs are those within the bounds, and the bounds beyond them", () => {
    const [normalised, clipped] = (["normalised", "clipped"] as const).map((nnet) =>
      networkIn(readFile(file, { nnet })),
    );
    if (normalised === undefined || clipped === undefined) throw new Error("two networks");
    for (const { x } of points_normalised) {
      expect(outputsAt(clipped, x)).toEqual(outputsAt(normalised, x));
    }
    expect(outputsAt(clipped, ["11", "-12", "1/3"])).toEqual(
      outputsAt(normalised, ["10", "-10", "1/3"]),
    );
    expect(outputsAt(clipped, ["11", "0", "0"])).not.toEqual(
      outputsAt(normalised, ["11", "0", "0"]),
    );
  });
});

test("the last softmax is left out, and the reading says so", () => {
  const read = readFile(path.join(OWN, "softmax-last.onnx"));
  expect(read).toMatchObject({ notes: [expect.any(String), expect.stringContaining("Softmax")] });
  const plain = networkIn(readFile(path.join(OWN, "gemm-transb-raw.onnx")));
  expect(networkDigest(networkIn(read))).toBe(networkDigest(plain));
});

test("data in a file beside the model belongs to what was read", () => {
  const read = readFile(path.join(OWN, "external-data.onnx"));
  expect(read).toMatchObject({ companions: [{ name: "external-data.bin" }] });
});

// Formats beside ONNX and NNet: the same weights in each of them are the same network.
import { describe, expect, test, vi } from "vitest";
import path from "node:path";
import { networkDigest } from "../../src/certify/index.js";
import { foreignContainerOf, readForeign, type ReadingOptions } from "../../src/foreign/index.js";
import { bytesOf, expectRefusal, networkIn, OWN, outputsAt, readFile } from "./read-file.js";

const GEMM = networkDigest(networkIn(readFile(path.join(OWN, "gemm-transb-raw.onnx"))));
const nothingBeside = (): string => "there is no such file";

function readText(name: string, text: string | Uint8Array, options: ReadingOptions = {}) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const container = foreignContainerOf(name, bytes.subarray(0, 64));
  if (container === undefined) throw new Error("of no format that is known");
  return readForeign(container, { name, bytes, beside: nothingBeside }, options);
}

describe("the network of gemm-transb-raw.onnx", () => {
  test.each([
    ["mlp.safetensors", "safetensors"],
    ["mlp.pth", "pth"],
    ["layers-f4.npz", "npz"],
    ["dense.h5", "keras"],
    ["dense.keras", "keras"],
    ["tfjs-dense/model.json", "tfjs"],
    ["tfjs-softmax/model.json", "tfjs"],
  ])("is that of %s", (file, format) => {
    const read = readFile(path.join(OWN, file));
    expect(read).toMatchObject({ verdict: "read", format });
    expect(networkDigest(networkIn(read))).toBe(GEMM);
  });
});

test("a softmax at the end of a Keras model is left out, and the reading says so", () => {
  const read = readFile(path.join(OWN, "tfjs-softmax/model.json"));
  const notes = expect.arrayContaining([expect.stringContaining("logits")]) as unknown;
  expect(read).toMatchObject({ notes });
});

test("nothing of a damaged HDF5 file gets onto the terminal", () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue(undefined);
  const sound = bytesOf(path.join(OWN, "dense.h5"));
  const place = Buffer.from(sound).indexOf("weight_names");
  for (let at = place - 24; at < place + 32; at += 1) {
    const changed = Uint8Array.from(sound);
    changed[at] = 0xff;
    readText("a.h5", changed);
  }
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

describe("matrices in JSON", () => {
  test("are taken as written, with blanks, decimals, fractions and zeros", () => {
    const read = readText(
      "a.json",
      ' {"layers":[{"weights":[[1,-0.5],["1/3",0]],"bias":[0,1e-3]}]}\n',
    );
    expect(outputsAt(networkIn(read), ["1", "2"])).toEqual(["0", "1003/3000"]);
  });

  test.each([
    ['{"layers":[{"weights":[[1,2],[3]]}]}', "row-count", "row 1"],
    ['{"layers":[{"weights":[[1,2]],"bias":[1,2]}]}', "shape", "bias"],
    ['{"layers":[{"weights":[[1,2]]},{"weights":[[1,2]]}]}', "shape", "takes 2 values, and gets 1"],
    ['{"layers":[{"weights":[["x"]]}]}', "not-a-number", "x"],
    ['{"layers":[{"weights":[[NaN]]}]}', "syntax", "no value"],
    ['{"layers":[{"weights":[[1]],"weights":[[2]]}]}', "name-twice", "weights"],
    ['{"layers":[{"weights":[[1]],"activation":"tanh"}]}', "unknown-field", "activation"],
    ['{"layers":[]}', "layer", "no layer"],
    ['{"layers":[{"weights":[[1]]}]} {}', "trailing", "goes on"],
    [`{"layers":${"[".repeat(100)}`, "nested", "deep"],
  ] as const)("%s: %s", (text, code, says) => {
    expectRefusal(readText("a.json", text), code, says);
  });
});

describe("files of tensors", () => {
  /** A safetensors file with these matrices of ones. */
  function tensors(shapes: Readonly<Record<string, readonly number[]>>): Uint8Array {
    let offset = 0;
    const header = Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => {
        const from = offset;
        offset += 4 * shape.reduce((a, b) => a * b, 1);
        return [name, { dtype: "F32", shape, data_offsets: [from, offset] }];
      }),
    );
    const text = new TextEncoder().encode(JSON.stringify(header));
    const bytes = new Uint8Array(8 + text.length + offset);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    bytes.set(new Uint8Array(new Float32Array(offset / 4).fill(1).buffer), 8 + text.length);
    return bytes;
  }

  test("layer 10 comes after layer 9", () => {
    const shapes = Object.fromEntries(
      Array.from({ length: 11 }, (_, k) => [`net.${k}.weight`, [k + 2, k + 1]]),
    );
    expect(networkIn(readText("a", tensors(shapes))).layers).toHaveLength(11);
  });

  test("names that give no order are declined, and read in the order that is given", () => {
    const bytes = tensors({ "head.weight": [3, 2], "body.weight": [2, 1] });
    expectRefusal(readText("a", bytes), "layer-order", "does not follow");
    const read = readText("a", bytes, { layers: ["body", "head"] });
    expect(outputsAt(networkIn(read), ["3"])).toEqual(["6", "6", "6"]);
    expectRefusal(readText("a", bytes, { layers: ["body"] }), "layer-order", "the layers are");
    expectRefusal(readText("a", bytes, { layers: ["head", "body"] }), "shape", "takes 1 values");
  });

  test("what belongs to no dense layer is declined", () => {
    expectRefusal(readText("a", tensors({ "a.weight": [1, 1, 2] })), "layer", "1×1×2");
    expectRefusal(
      readText("a", tensors({ "a.weight": [1, 1], "a.scale": [1] })),
      "layer",
      "a.scale",
    );
    expectRefusal(readText("a", tensors({ "a.weight": [1, 1], "b.bias": [1] })), "layer", "b.bias");
  });

  test("a pickle that names anything else than tensors is declined, and nothing of it is run", () => {
    const bytes = bytesOf(path.join(OWN, "mlp.pth"));
    const text = Buffer.from(bytes).toString("latin1");
    const place = text.indexOf("torch._utils");
    const changed = Uint8Array.from(bytes);
    changed.set(new TextEncoder().encode("posix.system"), place);
    // The sum of the archive is broken by the change, and said first.
    expectRefusal(readText("a.pth", changed), "syntax", "sum");
  });
});

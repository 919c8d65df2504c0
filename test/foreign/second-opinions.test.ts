// Second opinions on ONNX files: protobufjs on the bytes of the tensors, onnxruntime-web on the outputs.
import { readdirSync } from "node:fs";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-web";
import protobuf from "protobufjs";
import { describe, expect, test } from "vitest";
import { GRAPH, MODEL } from "../../src/foreign/onnx/schema.js";
import { decodeTensor } from "../../src/foreign/onnx/tensor.js";
import { decodeMessage } from "../../src/foreign/onnx/wire.js";
import { attempt } from "../../src/foreign/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, entry, rational, scaled } from "../../src/numbers/index.js";
import { floatOfBits } from "../../src/foreign/exact/float.js";
import { besides, bytesOf, networkIn, OWN, readFile } from "./read-file.js";

const FILES = readdirSync(OWN).filter((name) => name.endsWith(".onnx"));

const ROOT = protobuf.parse(`syntax = "proto3";
message Model { int64 ir_version = 1; Graph graph = 7; }
message Graph { repeated Tensor initializer = 5; }
message Tensor { repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4;
  string name = 8; bytes raw_data = 9; repeated double double_data = 10; }`).root;

interface Decoded {
  readonly graph: {
    readonly initializer: readonly {
      readonly name: string;
      readonly dims: readonly string[];
      readonly dataType: number;
      readonly floatData: readonly number[];
      readonly rawData: Uint8Array;
    }[];
  };
}

/** The floats of a tensor as the library gives them. */
function floatsOf({
  dataType,
  floatData,
  rawData,
}: Decoded["graph"]["initializer"][number]): readonly number[] {
  if (floatData.length > 0) return floatData;
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.length);
  const size = dataType === 11 ? 8 : 4;
  return Array.from({ length: rawData.length / size }, (_, k) =>
    size === 8 ? view.getFloat64(8 * k, true) : view.getFloat32(4 * k, true),
  );
}

describe("protobufjs and this reader", () => {
  test("see the same tensors in the same bytes", () => {
    let seen = 0;
    for (const file of FILES) {
      const bytes = bytesOf(path.join(OWN, file));
      const ours = attempt(() => {
        const model = decodeMessage({ bytes, at: 0 }, "ModelProto", MODEL);
        const graph = decodeMessage(at(model.pieces("graph"), 0), "GraphProto", GRAPH);
        const beside = besides(path.join(OWN, file));
        return graph.pieces("initializer").map((piece) => decodeTensor(piece, beside));
      });
      if ("verdict" in ours) continue;
      const type = ROOT.lookupType("Model");
      const theirs = type.toObject(type.decode(bytes), {
        longs: String,
        defaults: true,
      }) as Decoded;
      ours.forEach(({ name, shape, entries, type: kind }, k) => {
        const other = at(theirs.graph.initializer, k);
        expect([name, shape.join()]).toEqual([other.name, other.dims.join()]);
        if (!kind.startsWith("float") || file === "external-data.onnx") return;
        const numbers = entries.map(({ bias, den }) => Number(bias) / Number(den));
        const expected = floatsOf(other).map((x) => x + 0);
        expect(numbers.map((x) => (Object.is(x, -0) ? 0 : x))).toEqual(
          expected.map((x) => (Object.is(x, -0) ? 0 : x)),
        );
        seen += numbers.length;
      });
    }
    expect(seen).toBeGreaterThan(200);
  });
});

describe("onnxruntime and exact outputs", () => {
  const readable = FILES.filter(
    (file) =>
      !["subnormal-negzero-max.onnx", "external-data.onnx", "softmax-last.onnx"].includes(file) &&
      readFile(path.join(OWN, file)).verdict === "read",
  );

  test.each(readable)("%s: they agree within rounding", async (file) => {
    const network = networkIn(readFile(path.join(OWN, file)));
    const session = await InferenceSession.create(bytesOf(path.join(OWN, file)));
    const [meta] = session.inputMetadata;
    const isTensor = meta !== undefined && meta.isTensor;
    const shape = isTensor ? meta.shape.map((size) => (typeof size === "number" ? size : 1)) : [];
    const isDouble = isTensor && meta.type === "float64";
    const [view, inputs] = [new DataView(new ArrayBuffer(4)), network.inputs];
    for (let draw = 0; draw < 5; draw += 1) {
      const x = Array.from({ length: inputs }, (_, k) =>
        Math.fround(Math.sin(7 * draw + 3 * k + 1) * 2),
      );
      const exact = evaluate(
        network,
        scaled(
          x.map((value) => {
            view.setFloat32(0, value);
            return floatOfBits(BigInt(view.getUint32(0)), "float32") ?? rational(0n);
          }),
        ),
      );
      const input = isDouble
        ? new Tensor("float64", Float64Array.from(x), shape)
        : new Tensor("float32", Float32Array.from(x), shape);
      const outputs = await session.run({ [at(session.inputNames, 0)]: input });
      const output = outputs[at(session.outputNames, 0)];
      const found = Array.from((output?.data ?? []) as ArrayLike<number>);
      expect(found).toHaveLength(exact.ints.length);
      found.forEach((value, k) => {
        const { num, den } = entry(exact, k);
        expect(Math.abs(value - Number(num) / Number(den))).toBeLessThan(isDouble ? 1e-13 : 1e-5);
      });
    }
  });

  test("are asked about enough files", () => {
    expect(readable.length).toBeGreaterThan(7);
  });
});

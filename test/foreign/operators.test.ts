// Every operator that is read: exactly the value of its definition, at rational points; onnxruntime agrees.
import { Fraction } from "fraction.js";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, test } from "vitest";
import { networkDigest } from "../../src/certify/index.js";
import { ALL_OPERATORS, readForeign } from "../../src/foreign/index.js";
import { networkIn as strictly } from "../../src/from/index.js";
import { answered, type Network } from "../../src/kernel/index.js";
import type { Case } from "./affine-cases.js";
import { modelBytes } from "./model.js";
import { CASES } from "./operator-cases.js";
import { networkIn, outputsAt } from "./read-file.js";

function read(bytes: Uint8Array): Network {
  const file = { name: "a.onnx", bytes, beside: () => "nothing lies beside it" };
  return networkIn(readForeign("onnx", file, {}));
}

/** Points of small fractions; the first of whole numbers, so that ReLUs meet 0. */
function pointsOf({ model }: Case): readonly (readonly Fraction[])[] {
  const count = model.input.reduce<number>((n, size) => n * Number(size), 1);
  return [1, 2, 3, 7].map((den, draw) =>
    Array.from({ length: count }, (_, k) => new Fraction(((k * 5 + draw * 3) % 9) - 4, den)),
  );
}

const shapeOf = ({ model }: Case): readonly number[] => model.input.map(Number);

describe("the exact value", () => {
  test.each(CASES)("of $name is that of its definition", (sample) => {
    const network = read(modelBytes(sample.model));
    for (const point of pointsOf(sample)) {
      const expected = sample.of({ shape: shapeOf(sample), data: point });
      const found = outputsAt(
        network,
        point.map((x) => x.toFraction()),
      );
      expect(found).toEqual(expected.data.map((y) => y.toFraction()));
    }
  });

  test("has a case for every operator that is read", () => {
    const met = new Set(CASES.flatMap(({ model }) => model.nodes.map(({ type }) => type)));
    // These have no input; both softmaxes, read as the logits before them, have files of their own.
    const others = ["Constant", "ConstantOfShape"];
    const missing = Object.keys(ALL_OPERATORS).filter((one) => !met.has(one));
    expect(missing).toEqual(others);
  });
});

describe("the checker's own reader", () => {
  test("reads the same network, or declines the file with a reason", () => {
    const counts = { same: 0, declined: 0 };
    for (const { name, model } of CASES) {
      const bytes = modelBytes(model);
      const found = answered(() => strictly(bytes, "onnx", "outputs"));
      if ("network" in found) {
        expect(networkDigest(found.network), name).toBe(networkDigest(read(bytes)));
        counts.same += 1;
        continue;
      }
      const decline = found.verdict === "declined" ? found.decline : undefined;
      expect(decline, name).toMatchObject({ code: "network-file" });
      counts.declined += 1;
    }
    expect(counts).toEqual({ same: 18, declined: CASES.length - 18 });
  });
});

describe("onnxruntime", () => {
  test.each(CASES)("gives about the value of $name", async (sample) => {
    const session = await InferenceSession.create(modelBytes(sample.model));
    const point = pointsOf(sample)[2] ?? [];
    const data = Float32Array.from(point, (x) => x.valueOf());
    const run = await session.run({ x: new Tensor("float32", data, [...shapeOf(sample)]) });
    const expected = sample.of({ shape: shapeOf(sample), data: point });
    const { data: found, dims, type } = run["y"] ?? {};
    expect(type).toBe("float32");
    expect(dims).toEqual(expected.shape);
    Array.from((found ?? []) as ArrayLike<number>).forEach((y, k) => {
      expect(y).toBeCloseTo(expected.data[k]?.valueOf() ?? NaN, 4);
    });
  });
});

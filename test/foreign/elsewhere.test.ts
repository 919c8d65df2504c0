// Models of others, as their tools wrote them: what becomes of each. They are not part of the project.
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ForeignCode, ReadingOptions } from "../../src/foreign/index.js";
import {
  ELSEWHERE,
  expectRefusal,
  HAS_ELSEWHERE,
  networkIn,
  outputsAt,
  readFile,
  shapeText,
  WHY_SKIPPED,
} from "./read-file.js";

const BARE: ReadingOptions = { nnet: "bare" };
const ACAS = "5 | 50-50-50-50-50-50-5";

type Read = readonly [file: string, shape: string, options?: ReadingOptions];

const READ: readonly Read[] = [
  ["marabou/fc_2-2-3.nnet", "2 | 2-3"],
  ["marabou/fc_2-2-3.onnx", "2 | 2-3"],
  ["marabou/fc1.onnx", "2 | 25-25-25-2"],
  ["marabou/fc2.onnx", "784 | 10"],
  ["marabou/fc_matMul.onnx", "125 | 50-5"],
  ["marabou/mnist2x10.onnx", "784 | 10-10-10"],
  ["marabou/conv_mp1.onnx", "192 | 512-512-384-128-32-5"],
  ["marabou/KJ_TinyTaxiNet.onnx", "128 | 16-8-8-2"],
  ["marabou/traffic-classifier64.onnx", "3072 | 32-16-10"],
  ["marabou/softmax-last-layer.onnx", "784 | 32-32-10"],
  ["marabou/test_nano_vnncomp.onnx", "1 | 1-1"],
  ["marabou/test_tiny_vnncomp.onnx", "1 | 1-1"],
  ["marabou/test_small_vnncomp.onnx", "1 | 2-2-1"],
  ["marabou/mnist10x10.nnet", "784 | 10-10-10-10-10-10-10-10-10-10-10"],
  ["marabou/reluBenchmark0.0518190860748s_UNSAT.nnet", "6 | 40-40-38-19-1"],
  ["marabou/twin_ladder-5_inp-4_layers-10_width-1_margin.nnet", "5 | 20-20-20-1"],
  ["marabou/ACASXU_experimental_v2a_1_1.nnet", ACAS, BARE],
  ["marabou/ACASXU_experimental_v2a_1_1.onnx", ACAS],
  ["marabou/ACASXU_experimental_v2a_5_7.onnx", ACAS],
  ["marabou/ACASXU_experimental_v2a_3_8.onnx", ACAS],
  ["marabou/ACASXU_experimental_v2a_1_9.onnx", ACAS],
  ["marabou/layer-zoo/add.onnx", "4 | 4"],
  ["marabou/layer-zoo/cast_int_to_float.onnx", "4 | 4"],
  ["marabou/layer-zoo/conv.onnx", "25 | 25"],
  ["marabou/layer-zoo/dropout_training_mode_false.onnx", "4 | 4"],
  ["marabou/layer-zoo/flatten.onnx", "8 | 8"],
  ["marabou/layer-zoo/identity.onnx", "4 | 4"],
  ["marabou/layer-zoo/matmul.onnx", "6 | 4"],
  ["marabou/layer-zoo/relu.onnx", "4 | 4-4"],
  ["marabou/layer-zoo/reshape_with_dimension_inference.onnx", "4 | 4"],
  ["marabou/layer-zoo/squeeze.onnx", "6 | 6"],
  ["marabou/layer-zoo/sub.onnx", "4 | 4"],
  ["marabou/layer-zoo/transpose.onnx", "6 | 6"],
  ["sisl-nnet/TestNetwork2.nnet", ACAS, BARE],
  ["sisl-nnet/TestNetwork2.onnx", ACAS],
  ["neuralverification/small_nnet.nnet", "1 | 2-2-1"],
  ["neuralverification/R2_R2.nnet", "2 | 2-2"],
  ["neuralverification/cartpole_nnet.nnet", "4 | 16-16-16-2"],
  ["vehicle/controller.onnx", "2 | 1"],
  ["sisl-nnet/KerasTestNetwork.h5", "5 | 45-45-45-45-45-45-5"],
  ["vehicle/mnist-classifier.onnx", "784 | 6272-6272-4704-1568-3136-2304-1792-1280-1280-256-10"],
  ["dnnv/mnist_relu_3_50.onnx", "784 | 50-50-10-10"],
];

const REFUSED: readonly (readonly [file: string, code: ForeignCode, says: string])[] = [
  ["marabou/linear2-3_bn1-linear3-1.onnx", "irrational", "BatchNormalization"],
  ["marabou/multiInput_add.onnx", "several-inputs", "2 inputs"],
  ["marabou/oneInput_twoBranches.onnx", "several-outputs", "2 outputs"],
  ["marabou/ACASXU_experimental_v2a_1_1.nnet", "two-readings", "two networks"],
  ["sisl-nnet/TestNetwork2.nnet", "two-readings", "two networks"],
  ["auto-lirpa/test_min_max.pth", "layer", "16×1×4×4"],
  ["marabou/fc_2-2sigmoids-3.h5", "layer", "sigmoid"],
];

describe.skipIf(!HAS_ELSEWHERE)(`models of others${WHY_SKIPPED}`, () => {
  test.each(READ.map(([file, shape, options]) => ({ file, shape, options })))(
    "$file is read as $shape",
    ({ file, shape, options }) => {
      expect(shapeText(networkIn(readFile(path.join(ELSEWHERE, file), options)))).toBe(shape);
    },
  );

  test.each(REFUSED)("%s is not read: %s", (file, code, says) => {
    expectRefusal(readFile(path.join(ELSEWHERE, file)), code, says);
  });

  test("two files of one network agree, where their numbers do", () => {
    const [text, graph] = ["marabou/fc_2-2-3.nnet", "marabou/fc_2-2-3.onnx"].map((file) =>
      networkIn(readFile(path.join(ELSEWHERE, file))),
    );
    if (text === undefined || graph === undefined) throw new Error("two networks");
    for (const x of [
      ["1", "-1/3"],
      ["2", "5"],
      ["-7", "1/2"],
    ]) {
      expect(outputsAt(text, x)).toEqual(outputsAt(graph, x));
    }
  });
});

// UNTRUSTED. Conv: a cross-correlation with constant kernels, an affine map.
import { at, ONE } from "../../numbers/index.js";
import type { Term } from "../exact/form.js";
import { constantsOf, type Node, type Operators } from "../onnx/node.js";
import { countOf, type Tensor } from "../onnx/tensor.js";
import { imageOf, slid, windowOf } from "./window.js";

function convolution(node: Node): readonly Tensor[] {
  const [input, kernels, bias] = [node.input(0), node.input(1), node.optional(2)];
  const { channels, spatial, cells } = imageOf(node, input);
  const [features = 0, depth = 0, ...own] = kernels.shape;
  const kernel = node.ints("kernel_shape") ?? own;
  const groups = node.int("group", 1);
  if (kernel.join() !== own.join())
    node.stop("shape", `kernel_shape ${kernel.join("×")}, kernels of ${own.join("×")}`);
  if (groups < 1 || features % groups > 0 || depth * groups !== channels) {
    node.stop(
      "shape",
      `${features} kernels of depth ${depth} in ${groups} groups, over ${channels} channels`,
    );
  }
  if (bias !== undefined && bias.shape.join() !== `${features}`) {
    node.stop("shape", `${features} kernels, a bias of ${bias.shape.join("×")}`);
  }
  const weights = constantsOf(node, kernels, "a kernel");
  const window = windowOf(node, spatial, kernel);
  const size = countOf(kernel, node.place);
  const output = slid(node, input, window, features, (image, feature, places) => {
    const first = ((feature - (feature % (features / groups))) / (features / groups)) * depth;
    const terms: Term[] = [];
    for (let k = 0; k < depth; k += 1) {
      const from = (image * channels + first + k) * cells;
      const row = (feature * depth + k) * size;
      places.forEach((place, cell) => {
        const weight = at(weights, row + cell);
        if (place !== undefined && weight.num !== 0n)
          terms.push([weight, at(input.entries, from + place)]);
      });
    }
    if (bias !== undefined) terms.push([ONE, at(bias.entries, feature)]);
    return node.lowering.combine(terms);
  });
  return [output];
}

export const CONVOLUTION: Operators = { Conv: convolution };

// UNTRUSTED. Pooling: the largest or the mean of the entries of a window.
import { at, rational } from "../../numbers/index.js";
import { isConstant, type Form } from "../exact/form.js";
import type { Node, Operators } from "../onnx/node.js";
import type { Tensor } from "../onnx/tensor.js";
import { chosen } from "./piecewise.js";
import { imageOf, slid, type Window, windowOf } from "./window.js";

/** The entries of a window, of a channel of an image. */
function entriesOf(node: Node, input: Tensor) {
  const { channels, cells } = imageOf(node, input);
  return (
    image: number,
    channel: number,
    places: readonly (number | undefined)[],
  ): readonly Form[] =>
    places.flatMap((place) =>
      place === undefined ? [] : [at(input.entries, (image * channels + channel) * cells + place)],
    );
}

/** The mean, over `count` entries. */
function mean(node: Node, forms: readonly Form[], count: number): Form {
  const share = rational(1n, BigInt(count));
  return node.lowering.combine(forms.map((form) => [share, form] as const));
}

/**
 * The largest form. A sum of units that is above 0 anyway is made one unit, so that what follows uses one
 * value instead of all of them.
 */
function largest(node: Node, forms: readonly Form[]): Form {
  const best = chosen(node.lowering, forms);
  return isConstant(best) || best.columns.length === 1 ? best : node.lowering.gathered(best);
}

function pool(
  node: Node,
  window: Window,
  of: (forms: readonly Form[], all: number) => Form,
): readonly Tensor[] {
  const input = node.input(0);
  const entries = entriesOf(node, input);
  return [
    slid(node, input, window, imageOf(node, input).channels, (image, channel, places) => {
      const forms = entries(image, channel, places);
      if (forms.length === 0) node.stop("shape", "a window lies in the padding alone");
      return of(forms, places.length);
    }),
  ];
}

function kernelOf(node: Node): readonly number[] {
  return node.ints("kernel_shape") ?? node.stop("attribute", "kernel_shape is missing");
}

/** The window that is the whole image. */
function whole(node: Node): Window {
  const { spatial } = imageOf(node, node.input(0));
  return windowOf(node, spatial, spatial);
}

export const POOLING: Operators = {
  MaxPool: (node) => {
    node.ignore("storage_order");
    const window = windowOf(node, imageOf(node, node.input(0)).spatial, kernelOf(node));
    return pool(node, window, (forms) => largest(node, forms));
  },
  AveragePool: (node) => {
    const counts = node.int("count_include_pad", 0) !== 0;
    const window = windowOf(node, imageOf(node, node.input(0)).spatial, kernelOf(node));
    return pool(node, window, (forms, all) => mean(node, forms, counts ? all : forms.length));
  },
  GlobalAveragePool: (node) => pool(node, whole(node), (forms) => mean(node, forms, forms.length)),
  GlobalMaxPool: (node) => pool(node, whole(node), (forms) => largest(node, forms)),
};

// UNTRUSTED. Windows that slide over the spatial axes of a tensor: what convolutions and pooling share.
import { at } from "../../numbers/index.js";
import type { Form } from "../exact/form.js";
import { constantForm } from "../exact/form.js";
import type { Node } from "../onnx/node.js";
import { countOf, type Tensor } from "../onnx/tensor.js";
import { indicesOf, sizeOf, stridesOf } from "../onnx/shape.js";

/** A window over spatial axes: where it may stand, and which entries it has there. */
export interface Window {
  /** Positions along each axis. */
  readonly sizes: readonly number[];
  readonly kernel: readonly number[];
  /**
   * For a position: place of an entry in the kernel → place among the spatial entries, or undefined for
   * padding. Row-major both.
   */
  placesAt(position: readonly number[]): readonly (number | undefined)[];
}

function listOf(
  node: Node,
  name: string,
  count: number,
  fallback: number,
  least: number,
): readonly number[] {
  const list = node.ints(name) ?? new Array<number>(count).fill(fallback);
  if (list.length !== count)
    node.stop("attribute", `${name} should have ${count} numbers, has ${list.length}`);
  if (list.some((n) => n < least)) node.stop("attribute", `${name} has a number below ${least}`);
  return list;
}

/** Padding before and after an axis, so that ⌈size/stride⌉ windows fit. */
function same(
  size: number,
  extent: number,
  stride: number,
  isUpper: boolean,
): readonly [number, number] {
  const windows = (size + stride - 1 - ((size + stride - 1) % stride)) / stride;
  const missing = (windows - 1) * stride + extent - size;
  const total = missing < 0 ? 0 : missing;
  const less = (total - (total % 2)) / 2;
  return isUpper ? [less, total - less] : [total - less, less];
}

/**
 * The window that the attributes of a node describe, over axes of these sizes.
 *
 * Fails  refusal: attribute, shape, dimension.
 */
export function windowOf(
  node: Node,
  spatial: readonly number[],
  kernel: readonly number[],
): Window {
  const rank = spatial.length;
  if (kernel.length !== rank) node.stop("shape", `a kernel of ${kernel.length} axes over ${rank}`);
  if (kernel.some((size) => size < 1)) node.stop("attribute", "a kernel without entries");
  const strides = listOf(node, "strides", rank, 1, 1);
  const dilations = listOf(node, "dilations", rank, 1, 1);
  const auto = node.text("auto_pad", "NOTSET");
  const isSame = auto === "SAME_UPPER" || auto === "SAME_LOWER";
  if (!isSame && auto !== "NOTSET" && auto !== "VALID")
    node.stop("attribute", `auto_pad ${auto} is not known`);
  const pads = listOf(node, "pads", 2 * rank, 0, 0);
  if (auto !== "NOTSET" && pads.some((pad) => pad !== 0))
    node.stop("attribute", "pads beside auto_pad");
  const isCeiling = node.int("ceil_mode", 0) !== 0;
  const starts: number[] = [];
  const sizes = spatial.map((size, axis) => {
    const stride = at(strides, axis);
    const extent = (at(kernel, axis) - 1) * at(dilations, axis) + 1;
    const [before, after] = isSame
      ? same(size, extent, stride, auto === "SAME_UPPER")
      : [at(pads, axis), at(pads, axis + rank)];
    const room = size + before + after - extent;
    if (room < 0) node.stop("shape", `a window of ${extent} does not fit ${size + before + after}`);
    // Tools differ on a last window that lies in the padding alone; without a rest there is none.
    if (isCeiling && room % stride > 0)
      node.stop("attribute", "ceil_mode with a last window that is not whole");
    starts.push(before);
    return (room - (room % stride)) / stride + 1;
  });
  sizeOf(node, sizes);
  const cells = countOf(kernel, node.place);
  const apart = stridesOf(spatial);
  return {
    sizes,
    kernel,
    placesAt(position) {
      const places: (number | undefined)[] = [];
      for (const cell of indicesOf(kernel)) {
        let place = 0;
        let isInside = true;
        for (let axis = 0; axis < rank; axis += 1) {
          const index =
            at(position, axis) * at(strides, axis) +
            at(cell, axis) * at(dilations, axis) -
            at(starts, axis);
          isInside &&= index >= 0 && index < at(spatial, axis);
          place += index * at(apart, axis);
        }
        places.push(isInside ? place : undefined);
      }
      return places.length === cells ? places : [];
    },
  };
}

/** Batch, channels and spatial axes of an input. Fails: refusal (shape). */
export function imageOf(node: Node, input: Tensor) {
  const [batch = 0, channels = 0, ...spatial] = input.shape;
  if (spatial.length === 0) node.stop("shape", "the input has no spatial axes");
  return { batch, channels, spatial, cells: countOf(spatial, node.place) };
}

/** A tensor with one entry for each image, channel and position of a window. */
export function slid(
  node: Node,
  input: Tensor,
  window: Window,
  channels: number,
  of: (image: number, channel: number, places: readonly (number | undefined)[]) => Form,
): Tensor {
  const { batch } = imageOf(node, input);
  const shape = [batch, channels, ...window.sizes];
  const entries = new Array<Form>(sizeOf(node, shape)).fill(constantForm({ num: 0n, den: 1n }));
  const positions = countOf(window.sizes, node.place);
  let position = 0;
  for (const index of indicesOf(window.sizes)) {
    const places = window.placesAt(index);
    for (let image = 0; image < batch; image += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        entries[(image * channels + channel) * positions + position] = of(image, channel, places);
      }
    }
    position += 1;
  }
  return { type: input.type, shape, entries };
}

// UNTRUSTED. Named tensors without an architecture (safetensors, PyTorch, NumPy) → layers in order.
// The order must follow from the names, and the shapes must form a chain; otherwise the file is declined.
import { at, type Rational, ZERO } from "../../numbers/index.js";
import { bitsAt, FLOATS, type FloatType, floatOfBits } from "../exact/float.js";
import { type ForeignPlace, refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import { type Dense, type Matrix, networkOfSteps, type Step } from "./layers.js";

/** The floats of some bytes, lowest byte first. Fails: refusal (byte-count, not-finite). */
export function floatsOf(
  bytes: Uint8Array,
  type: FloatType,
  count: number,
  place: ForeignPlace,
): readonly Rational[] {
  const { bytes: size } = FLOATS[type];
  if (bytes.length !== count * size) {
    refuse(
      "byte-count",
      `${count} ${type} need ${count * size} bytes, ${bytes.length} are there`,
      place,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, k) => {
    const value = floatOfBits(bitsAt(view, k * size, size), type);
    return value ?? refuse("not-finite", `entry ${k} is NaN or infinite`, place);
  });
}

/** The number of entries of a shape, tested against the bytes that there are. Fails: refusal (dimension). */
export function entriesOf(shape: readonly number[], most: number, place: ForeignPlace): number {
  const count = shape.reduce((product, size) => product * size, 1);
  if (Number.isSafeInteger(count) && count <= most) return count;
  return refuse("dimension", `${shape.join("×")} entries do not fit the file`, place);
}

/** `fc2.weight` → `fc2`; weights and biases as PyTorch and as NumPy users name them. */
const WEIGHT = /^(?:(.*)\.weight|(?:.*\/)?(?:w|W|weight|weights)_?(\d+))$/u;
const BIAS = /^(?:(.*)\.bias|(?:.*\/)?(?:b|bias|biases)_?(\d+))$/u;

function layerName(pattern: RegExp, name: string): string | undefined {
  const found = pattern.exec(name);
  return found === null ? undefined : (found[1] ?? found[2] ?? "");
}

/** Digits of a name as numbers, so that layer 10 comes after layer 9. */
function keyOf(name: string): readonly (string | number)[] {
  return name.split(/(\d+)/u).map((part, k) => (k % 2 === 1 ? Number.parseInt(part, 10) : part));
}

function order(a: string, b: string): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  for (let k = 0; k < left.length && k < right.length; k += 1) {
    const [p, q] = [at(left, k), at(right, k)];
    if (p !== q) return p < q ? -1 : 1;
  }
  return left.length - right.length;
}

/** True if names differ in numbers alone: then their order is that of the numbers. */
function isNumbered(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.replaceAll(/\d+/gu, "#"))).size < 2;
}

/**
 * The network of named tensors: ReLU between the layers and none after the last, for no such file says
 * anything of activations.
 *
 * Fails  refusal: layer, layer-order, shape, and what the lowering refuses.
 */
export function networkOfTensors(
  tensors: readonly Matrix[],
  given: readonly string[] | undefined,
  isTransposed: boolean,
): ForeignNetwork {
  const weights = new Map<string, Matrix>();
  const biases = new Map<string, Matrix>();
  for (const tensor of tensors) {
    const place = { tensor: tensor.name };
    const own = layerName(WEIGHT, tensor.name);
    const other = layerName(BIAS, tensor.name);
    if (own !== undefined && tensor.shape.length === 2) weights.set(own, tensor);
    else if (other !== undefined) biases.set(other, tensor);
    else
      refuse(
        "layer",
        `${tensor.shape.join("×")} is neither weight nor bias of a dense layer`,
        place,
      );
  }
  for (const [name, { name: tensor }] of biases) {
    if (!weights.has(name)) refuse("layer", `a bias without a weight`, { tensor });
  }
  const names = given ?? [...weights.keys()].sort(order);
  if (given === undefined && !isNumbered(names)) {
    const next = `name them in order: --layers ${names.join(",")}`;
    refuse(
      "layer-order",
      `the order of ${names.join(", ")} does not follow from their names`,
      {},
      next,
    );
  }
  const unknown = names.find((name) => !weights.has(name));
  if (unknown !== undefined || new Set(names).size !== weights.size) {
    const what = `the layers are ${[...weights.keys()].join(", ")}`;
    refuse("layer-order", what, {}, "name each of them once with --layers");
  }
  const layers = names.map((name): Dense => {
    const found = weights.get(name) ?? refuse("layer-order", `there is no layer ${name}`);
    return { weights: found, bias: biases.get(name), isTransposed };
  });
  const relu: Step = { slope: ZERO };
  const steps = layers.flatMap((layer, k): Step[] => (k === 0 ? [layer] : [relu, layer]));
  const notes = [
    `layers ${names.join(", ")}; ReLU between them and none after the last: the file says nothing of activations`,
  ];
  return { network: networkOfSteps(steps), reading: "relu-between", notes, companions: [] };
}

// UNTRUSTED. NumPy .npz: arrays W0, b0, W1, … of floats, outputs × inputs.
import {
  type NpyDamage,
  type NpyFailure,
  npyHeaderBytes,
  parseNpyHeader,
} from "../../dataset/npy-header.js";
import type { FloatType } from "../exact/float.js";
import { type ForeignCode, refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import type { Matrix } from "./layers.js";
import { entriesOf, floatsOf, networkOfTensors } from "./tensors.js";

const TYPES: Readonly<Record<string, FloatType>> = {
  "'<f2'": "float16",
  "'<f4'": "float32",
  "'<f8'": "float64",
};

const CODES: Readonly<Record<NpyDamage, ForeignCode>> = {
  syntax: "syntax",
  version: "format-version",
  truncated: "truncated",
  size: "too-large",
  type: "element-type",
};

/** The array of an .npy file. Fails: refusal. */
export function readNpy(name: string, bytes: Uint8Array): Matrix {
  const place = { tensor: name };
  const fail: NpyFailure = ({ damage, expected, got }) =>
    refuse(CODES[damage], `expected ${expected}, got ${got}`, place);
  const { shape, isFortran, descr } = parseNpyHeader(bytes, fail);
  const type = TYPES[descr];
  if (type === undefined)
    return refuse("element-type", `numbers of type ${descr} are not read`, place);
  const data = bytes.subarray(npyHeaderBytes(bytes, fail));
  const count = entriesOf(shape, data.length, place);
  const values = floatsOf(data, type, count, place);
  const [rows = 1, columns = 1] = shape;
  if (!isFortran || shape.length < 2) return { name, shape, values };
  if (shape.length > 2) return refuse("layer", "an array of more than two axes", place);
  const turned = values.map(
    (_, k) =>
      values[(k % columns) * rows + Math.floor(k / columns)] ?? refuse("byte-count", "", place),
  );
  return { name, shape, values: turned };
}

/** The network of the arrays of an archive. Fails: refusal. */
export function readNpz(
  files: ReadonlyMap<string, () => Uint8Array>,
  layers: readonly string[] | undefined,
): ForeignNetwork {
  const arrays = [...files].map(([file, read]) => {
    const name = file.replace(/\.npy$/u, "");
    return readNpy(name, read());
  });
  return networkOfTensors(arrays, layers, false);
}

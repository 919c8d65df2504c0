// UNTRUSTED. NumPy .npz: arrays W0, b0, W1, … of floats, outputs × inputs.
import type { FloatType } from "../exact/float.js";
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import type { Matrix } from "./layers.js";
import { entriesOf, floatsOf, networkOfTensors } from "./tensors.js";

const TYPES: Readonly<Record<string, FloatType>> = {
  "<f2": "float16",
  "<f4": "float32",
  "<f8": "float64",
};

const HEADER =
  /^\{\s*'descr':\s*'([^']*)',\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([\d, ]*)\),?\s*\}\s*$/u;

/** The array of an .npy file. Fails: refusal. */
export function readNpy(name: string, bytes: Uint8Array): Matrix {
  const place = { tensor: name };
  const magic = String.fromCharCode(...bytes.subarray(0, 6));
  const version = bytes[6] ?? 0;
  if (magic !== "\x93NUMPY" || bytes.length < 12)
    return refuse("syntax", "this is no .npy file", place);
  if (version < 1 || version > 3)
    return refuse("format-version", `version ${version} of .npy is not read`, place);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [start, length] =
    version === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  if (start + length > bytes.length) return refuse("truncated", "the header is cut short", place);
  const text = new TextDecoder().decode(bytes.subarray(start, start + length));
  const [, descr = "", order = "", sizes = ""] = HEADER.exec(text) ?? [];
  if (descr === "") return refuse("syntax", "the header is not that of an array", place);
  const type = TYPES[descr];
  if (type === undefined)
    return refuse("element-type", `numbers of type ${descr} are not read`, place);
  const shape = (sizes.match(/\d{1,15}/gu) ?? []).map((size) => Number.parseInt(size, 10));
  const data = bytes.subarray(start + length);
  const count = entriesOf(shape, data.length, place);
  const values = floatsOf(data, type, count, place);
  const [rows = 1, columns = 1] = shape;
  if (order === "False" || shape.length < 2) return { name, shape, values };
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

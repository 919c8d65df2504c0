// UNTRUSTED. A network as .npz: arrays W0, b0, W1, …, each an .npy file in a ZIP archive. Uses fflate.
import { zipSync } from "fflate";
import type { FloatLayer } from "./floats.js";
import type { WrittenType } from "./onnx.js";

const DESCRIPTIONS: Readonly<Record<WrittenType, string>> = { float32: "<f4", float64: "<f8" };

/** An .npy file of version 1: the header is filled up so that the data begin at a multiple of 64. */
function npy(shape: readonly number[], type: WrittenType, data: Uint8Array): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape.join()},)` : `(${shape.join(", ")})`;
  const dict = `{'descr': '${DESCRIPTIONS[type]}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((dict.length + 11) / 64) * 64;
  const bytes = new Uint8Array(length + data.length);
  bytes.set([
    0x93,
    ...new TextEncoder().encode("NUMPY"),
    1,
    0,
    (length - 10) % 256,
    (length - 10) >> 8,
  ]);
  bytes.set(new TextEncoder().encode(`${dict.padEnd(length - 11)}\n`), 10);
  bytes.set(data, length);
  return bytes;
}

/** The bytes of the archive: stored, without dates, the same for the same network. */
export function npzBytes(layers: readonly FloatLayer[], type: WrittenType): Uint8Array {
  const files = layers.flatMap(({ outputs, inputs, weights, bias }, k) => [
    [`W${k}.npy`, npy([outputs, inputs], type, weights)] as const,
    [`b${k}.npy`, npy([outputs], type, bias)] as const,
  ]);
  return zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(1980, 0, 1) });
}

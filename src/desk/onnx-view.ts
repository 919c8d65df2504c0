// UNTRUSTED. A network as an ONNX file, for programs that read questions in VNN-LIB.
import { attempt, floatLayers, onnxBytes, type WrittenType } from "../foreign/index.js";
import type { Network } from "../kernel/index.js";

/** The network as an ONNX file, and what that did to its numbers; or why there is none. */
export type ModelView = { readonly bytes: Uint8Array; readonly words: string } | string;

/** Writes the network in float32 where that is exact, otherwise in float64. */
export function modelOf(network: Network): ModelView {
  const write = (type: WrittenType): ModelView | undefined => {
    const layers = attempt(() => floatLayers(network, type));
    if ("verdict" in layers) return type === "float64" ? "its numbers are no float64" : undefined;
    const [arrays, { count, of }] = layers;
    if (count > 0 && type === "float32") return undefined;
    const isExact = count === 0;
    return {
      bytes: onnxBytes(arrays, type),
      words: isExact
        ? `the network exactly, in ${type}`
        : `another network: ${count} of ${of} numbers are rounded to ${type}`,
    };
  };
  return write("float32") ?? write("float64") ?? "it cannot be written";
}

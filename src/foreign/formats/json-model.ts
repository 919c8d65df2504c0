// UNTRUSTED. A JSON file with a network: a TensorFlow.js model, or matrices.
import { refuse } from "../exact/refusal.js";
import type { Beside, ForeignNetwork } from "../exact/source.js";
import { isObject, parseJson } from "./json-text.js";
import { readMatrices } from "./matrices.js";
import { readTfjs } from "./tfjs.js";

/** Reads it. Fails: refusal. */
export function readJsonModel(
  bytes: Uint8Array,
  beside: Beside,
): readonly ["tfjs" | "matrices", ForeignNetwork] {
  const value = parseJson(new TextDecoder().decode(bytes));
  if (!isObject(value)) return refuse("syntax", "the JSON text is no object");
  if (value.has("modelTopology")) return ["tfjs", readTfjs(value, beside)];
  return ["matrices", readMatrices(value)];
}

// UNTRUSTED. The lenient form of a network: one JSON object of matrices, numbers as anyone writes them.
// {"layers": [{"weights": [[1, -0.5], ["1/3", 0]], "bias": [0, 1e-3]}, …]}, ReLU between the layers.
import { decodeDecimal, isNumber as isRational } from "../../dataset/index.js";
import { type Rational, ZERO } from "../../numbers/index.js";
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import { isList, isNumber, isObject, type JsonObject, type JsonValue } from "./json-text.js";
import { type Dense, networkOfSteps, type Step } from "./layers.js";

function numberOf(value: JsonValue, tensor: string): Rational {
  const text = isNumber(value) ? value.number : typeof value === "string" ? value : "";
  const decoded = decodeDecimal(text);
  return isRational(decoded)
    ? decoded
    : refuse("not-a-number", `${text.slice(0, 40)} is no number`, { tensor });
}

function vectorOf(value: JsonValue | undefined, tensor: string): readonly Rational[] {
  if (!isList(value)) return refuse("syntax", "there is no list of numbers", { tensor });
  return value.map((item) => numberOf(item, tensor));
}

function layerOf(value: JsonValue, index: number): Dense {
  const name = `layer ${index}`;
  if (!isObject(value)) return refuse("syntax", "a layer is no object", { tensor: name });
  const extra = [...value.keys()].find((key) => key !== "weights" && key !== "bias");
  if (extra !== undefined)
    refuse("unknown-field", `the field ${extra} is not known`, { tensor: name });
  const rows = value.get("weights");
  if (!isList(rows))
    return refuse("syntax", "the weights are no list of rows", { tensor: `${name} weights` });
  const matrix = rows.map((row, k) => vectorOf(row, `${name} row ${k}`));
  const width = matrix[0]?.length ?? 0;
  const ragged = matrix.findIndex((row) => row.length !== width);
  if (ragged >= 0) refuse("row-count", `row ${ragged} has not ${width} numbers`, { tensor: name });
  const bias = value.has("bias") ? vectorOf(value.get("bias"), `${name} bias`) : undefined;
  return {
    weights: { name: `${name} weights`, shape: [rows.length, width], values: matrix.flat() },
    bias: bias && { name: `${name} bias`, shape: [bias.length], values: bias },
    isTransposed: false,
  };
}

/** Reads an object of matrices. Fails: refusal. */
export function readMatrices(object: JsonObject): ForeignNetwork {
  const extra = [...object.keys()].find((key) => key !== "layers");
  const layers = object.get("layers");
  if (extra !== undefined) refuse("unknown-field", `the field ${extra} is not known`);
  if (!isList(layers)) return refuse("syntax", "the object has no list of layers");
  const relu: Step = { slope: ZERO };
  const steps = layers
    .map(layerOf)
    .flatMap((layer, k): Step[] => (k === 0 ? [layer] : [relu, layer]));
  const notes = [
    "matrices in JSON, numbers as written; ReLU between the layers, none after the last",
  ];
  return { network: networkOfSteps(steps), reading: undefined, notes, companions: [] };
}

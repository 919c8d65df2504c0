// UNTRUSTED. TensorFlow.js layers models: model.json with the architecture, shards with the weights.
import { joinBytes } from "../../format/index.js";
import type { FloatType } from "../exact/float.js";
import { refuse } from "../exact/refusal.js";
import type { Beside, Companion, ForeignNetwork } from "../exact/source.js";
import { countOf, isList, isObject, type JsonObject, type JsonValue, textIn } from "./json-text.js";
import { kerasSteps, LOGITS_NOTE } from "./keras-config.js";
import { type Matrix, networkOfSteps, type Step } from "./layers.js";
import { entriesOf, floatsOf } from "./tensors.js";

const TYPES: Readonly<Record<string, FloatType>> = { float32: "float32" };

function listOf(value: JsonValue | undefined, what: string): readonly JsonValue[] {
  return isList(value) ? value : refuse("syntax", `the file has no list of ${what}`);
}

/** The bytes of the shards of one group, one after the other. */
function shardsOf(group: JsonObject, beside: Beside, companions: Companion[]): Uint8Array {
  const shards = listOf(group.get("paths"), "paths").map((path) => {
    if (typeof path !== "string") return refuse("syntax", "a path is no text");
    const name = path.replace(/^\.\//u, "");
    const bytes = beside(name);
    if (typeof bytes === "string") {
      return refuse(
        "external-data",
        `the weights lie in ${name}: ${bytes}`,
        {},
        "put the file beside the model",
      );
    }
    companions.push({ name, bytes });
    return bytes;
  });
  return joinBytes(shards);
}

/** The weights of one group: they follow one another, and nothing is left. */
function weightsOf(group: JsonValue, beside: Beside, companions: Companion[]): readonly Matrix[] {
  if (!isObject(group)) return refuse("syntax", "a group of weights is no object");
  const bytes = shardsOf(group, beside, companions);
  let offset = 0;
  const matrices = listOf(group.get("weights"), "weights").map((entry): Matrix => {
    if (!isObject(entry)) return refuse("syntax", "a weight is no object");
    const [name, dtype] = [textIn(entry.get("name")), textIn(entry.get("dtype"))];
    const place = { tensor: name, byte: offset };
    const type = entry.has("quantization") ? undefined : TYPES[dtype];
    if (type === undefined)
      return refuse("element-type", `numbers of type ${dtype}, or quantised, are not read`, place);
    const shape = listOf(entry.get("shape"), "sizes").map(
      (size) => countOf(size) ?? refuse("syntax", "a size is no whole number", place),
    );
    const count = entriesOf(shape, (bytes.length - offset) / 4, place);
    const values = floatsOf(bytes.subarray(offset, offset + 4 * count), type, count, place);
    offset += 4 * count;
    return { name, shape, values };
  });
  if (offset !== bytes.length)
    refuse("trailing", `${bytes.length - offset} bytes are left after the last weight`, {
      byte: offset,
    });
  return matrices;
}

/** Reads the model of a model.json that is parsed. Fails: refusal. */
export function readTfjs(model: JsonObject, beside: Beside): ForeignNetwork {
  const format = model.get("format");
  if (format !== "layers-model" && format !== undefined && format !== null) {
    refuse(
      "format-version",
      `a TensorFlow.js model of the format ${textIn(format)} is not read, layers-model is`,
    );
  }
  const { steps, isLogits } = kerasSteps(model.get("modelTopology"));
  const companions: Companion[] = [];
  const groups = listOf(model.get("weightsManifest"), "weights (weightsManifest)");
  const weights = new Map<string, Matrix>();
  for (const matrix of groups.flatMap((group) => weightsOf(group, beside, companions))) {
    if (weights.has(matrix.name))
      refuse("name-twice", `${matrix.name} is given twice`, { tensor: matrix.name });
    weights.set(matrix.name, matrix);
  }
  const taken = (name: string): Matrix => {
    const found = weights.get(name) ?? refuse("undefined-name", `there is no weight ${name}`);
    weights.delete(name);
    return found;
  };
  const network = networkOfSteps(
    steps.map(
      (step): Step =>
        step.kind === "rectifier"
          ? step
          : {
              weights: taken(`${step.name}/kernel`),
              bias: step.hasBias ? taken(`${step.name}/bias`) : undefined,
              isTransposed: true,
            },
    ),
  );
  const [left] = weights.keys();
  if (left !== undefined)
    refuse("layer", "a weight belongs to no layer that is read", { tensor: left });
  const notes = ["TensorFlow.js layers model", ...(isLogits ? [LOGITS_NOTE] : [])];
  return { network, reading: undefined, notes, companions };
}

// UNTRUSTED. The architecture of a Keras model, as Keras and TensorFlow.js write it, as steps in order.
import { type Rational, rational, ZERO } from "../../numbers/index.js";
import { decimalOf } from "../exact/decimal.js";
import { refuse } from "../exact/refusal.js";
import { isList, isNumber, isObject, type JsonObject, type JsonValue } from "./json-text.js";

/** A layer with weights, or an activation. */
export type KerasStep =
  | { readonly kind: "dense"; readonly name: string; readonly hasBias: boolean }
  | { readonly kind: "rectifier"; readonly slope: Rational };

export interface KerasSteps {
  readonly steps: readonly KerasStep[];
  /** True if a last softmax was left out. */
  readonly isLogits: boolean;
}

const NOTHING: readonly string[] = [
  "InputLayer",
  "Flatten",
  "Dropout",
  "ActivityRegularization",
  "GaussianNoise",
  "GaussianDropout",
];

function textOf(object: JsonObject, key: string): string {
  const value = object.get(key);
  return typeof value === "string" ? value : "";
}

/** A number of a configuration: a decimal, taken as written. */
function numberIn(config: JsonObject, key: string, fallback: Rational): Rational {
  const value = config.get(key);
  if (value === undefined || value === null) return fallback;
  return (
    (isNumber(value) ? decimalOf(value.number) : undefined) ??
    refuse("attribute", `${key} is no number`)
  );
}

const decline = (name: string, what: string): never =>
  refuse("layer", what, { operator: name }, "docs/networks.md lists the layers that are read");

/** The activation by name: its steps, or "softmax". */
function activation(
  name: string,
  config: JsonObject,
  key = "activation",
): readonly KerasStep[] | "softmax" {
  const value = config.get(key) ?? "linear";
  if (value === "linear") return [];
  if (value === "relu") return [{ kind: "rectifier", slope: ZERO }];
  if (value === "softmax") return "softmax";
  const said =
    typeof value === "string" ? value : isObject(value) ? textOf(value, "class_name") : "unknown";
  return decline(name, `the activation ${said} is not read`);
}

function reluOf(name: string, config: JsonObject): readonly KerasStep[] {
  const threshold = numberIn(config, "threshold", ZERO);
  const limit = config.get("max_value");
  if (threshold.num !== 0n || (limit !== undefined && limit !== null)) {
    decline(name, "a ReLU with a threshold or a largest value is not read");
  }
  return [{ kind: "rectifier", slope: numberIn(config, "negative_slope", ZERO) }];
}

/** A class of somebody else may have the name of one of Keras. Fails: refusal. */
function requireOwn(layer: JsonObject, type: string, name: string): void {
  const [from, registered] = [layer.get("module"), layer.get("registered_name")];
  const isOwn = typeof from !== "string" || /^(?:tf_)?keras(?:\.|$)/u.test(from);
  if (isOwn && (typeof registered !== "string" || registered === type)) return;
  const said = isOwn && typeof registered === "string" ? registered : textOf(layer, "module");
  decline(name, `the layer ${type} is a class of ${said}, not of Keras`);
}

/** The steps of one layer. */
function stepsOf(layer: JsonValue): readonly KerasStep[] | "softmax" {
  const config = isObject(layer) ? layer.get("config") : undefined;
  if (!isObject(layer) || !isObject(config)) {
    return refuse("syntax", "a layer of the model has no configuration");
  }
  const type = textOf(layer, "class_name");
  const name = textOf(config, "name") || type;
  requireOwn(layer, type, name);
  if (NOTHING.includes(type)) return [];
  if (type === "Activation") return activation(name, config);
  if (type === "Softmax") return "softmax";
  if (type === "ReLU") return reluOf(name, config);
  if (type === "LeakyReLU") {
    const key = config.has("negative_slope") ? "negative_slope" : "alpha";
    return [{ kind: "rectifier", slope: numberIn(config, key, rational(3n, 10n)) }];
  }
  if (type !== "Dense") return decline(name, `a layer ${type} is not read`);
  const after = activation(name, config);
  const dense = {
    kind: "dense",
    name,
    hasBias: (config.get("use_bias") ?? config.get("bias")) !== false,
  } as const;
  return [dense, ...(after === "softmax" ? [SOFTMAX] : after)];
}

/** Stands for a softmax until it is known whether it is the last step. */
const SOFTMAX: KerasStep = Object.freeze({ kind: "rectifier", slope: rational(1n) });

/** The steps of a sequential model. Fails: refusal (layer, syntax, attribute). */
export function kerasSteps(topology: JsonValue | undefined): KerasSteps {
  const model =
    isObject(topology) && isObject(topology.get("model_config"))
      ? topology.get("model_config")
      : topology;
  if (!isObject(model)) return refuse("syntax", "the file has no description of its model");
  const type = textOf(model, "class_name");
  if (type !== "Sequential")
    decline(type, `a model of the kind ${type} is not read, Sequential is`);
  const config = model.get("config");
  const layers = isObject(config) ? config.get("layers") : config;
  if (!isList(layers)) return refuse("syntax", "the model has no list of layers");
  const all = layers.flatMap((layer) => {
    const steps = stepsOf(layer);
    return steps === "softmax" ? [SOFTMAX] : steps;
  });
  const place = all.indexOf(SOFTMAX);
  if (place >= 0 && place < all.length - 1)
    decline("softmax", "a softmax is read at the end of a network only");
  return { steps: all.filter((step) => step !== SOFTMAX), isLogits: place >= 0 };
}

/** What a reading says of a softmax that was left out. */
export const LOGITS_NOTE = "the last softmax is left out: the outputs are the logits before it";

// UNTRUSTED. Keras models in HDF5 (.h5): a description in JSON, and weights by layer. Uses jsfive.
import { File as Hdf5File, Dataset, Group } from "jsfive";
import { exactDouble } from "../../dataset/index.js";
import { isRefusal, refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import { parseJson } from "./json-text.js";
import { kerasSteps, LOGITS_NOTE } from "./keras-config.js";
import { type Matrix, networkOfSteps, type Step } from "./layers.js";
import { entriesOf } from "./tensors.js";

const FLOATS = /^[<>]f[248]$/u;

/** Text of a field of fixed length: NUL fills it up. */
function unpadded(text: unknown): string {
  return typeof text === "string" ? text.replace(/\0+$/u, "") : "";
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(unpadded) : [];
}

function matrixOf(name: string, found: unknown, bytes: number): Matrix {
  if (!(found instanceof Dataset))
    return refuse("undefined-name", "there is no such weight", { tensor: name });
  const { shape, dtype } = found;
  if (typeof dtype !== "string" || !FLOATS.test(dtype)) {
    return refuse("element-type", "the weight is no array of floating-point numbers", {
      tensor: name,
    });
  }
  const count = entriesOf(shape, bytes, { tensor: name });
  const numbers = Array.from(found.value as ArrayLike<unknown>);
  if (numbers.length !== count) {
    refuse("byte-count", `${shape.join("×")} entries, ${numbers.length} are there`, {
      tensor: name,
    });
  }
  const values = numbers.map((x, k) => {
    const value = typeof x === "number" ? exactDouble(x) : undefined;
    return value ?? refuse("not-finite", `entry ${k} is NaN or infinite`, { tensor: name });
  });
  return { name, shape, values };
}

/** A group inside a group. */
function groupIn(group: Group, name: string): Group {
  const found = group.get(name);
  return found instanceof Group ? found : refuse("undefined-name", `there is no group ${name}`);
}

/** The weights of a layer in the order in which the file lists them: kernel, then bias. */
function weightsOf(root: Group, layer: string, bytes: number): readonly Matrix[] {
  const group = groupIn(root, layer);
  return textsOf(group.attrs["weight_names"]).map((name) =>
    matrixOf(`${layer}: ${name}`, group.get(name), bytes),
  );
}

/** Reads a Keras model. What the library cannot open is refused. Fails: refusal. */
export function readKeras(bytes: Uint8Array): ForeignNetwork {
  const copy = bytes.slice().buffer;
  const file = opened(() => new Hdf5File(copy, "model.h5"));
  const described = opened(() => unpadded(file.attrs["model_config"]));
  if (described === "") {
    const next = "save the whole model, not its weights alone";
    return refuse("layer", "the file has no description of its model (model_config)", {}, next);
  }
  const { steps, isLogits } = kerasSteps(parseJson(described));
  const root = opened(() =>
    file.keys.includes("model_weights") ? groupIn(file, "model_weights") : file,
  );
  const network = networkOfSteps(
    steps.map((step): Step => {
      if (step.kind === "rectifier") return step;
      const [weights, bias, more] = opened(() => weightsOf(root, step.name, bytes.length));
      if (weights === undefined || more !== undefined || (bias !== undefined) !== step.hasBias) {
        return refuse("layer", "the layer has not the weights that it is said to have", {
          operator: step.name,
        });
      }
      return { weights, bias, isTransposed: true };
    }),
  );
  const notes = ["Keras model in HDF5", ...(isLogits ? [LOGITS_NOTE] : [])];
  return { network, reading: undefined, notes, companions: [] };
}

/** What the library gives; its own errors mean that the file is damaged. */
function opened<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) throw error;
    const why = error instanceof Error ? error.message : "";
    return refuse("syntax", `the HDF5 file cannot be read: ${why}`);
  }
}

// UNTRUSTED. Keras models in HDF5 (.h5): a description in JSON, and weights by layer.
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import { type Group, groupIn, matrixOf, opened, openHdf5, unpadded } from "./hdf5.js";
import { parseJson } from "./json-text.js";
import { kerasSteps, LOGITS_NOTE } from "./keras-config.js";
import { type Matrix, networkOfSteps, type Step } from "./layers.js";

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(unpadded) : [];
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
  const file = openHdf5(bytes);
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

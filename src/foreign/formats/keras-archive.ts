// UNTRUSTED. Keras models in an archive (.keras): config.json, and model.weights.h5 with a group for each layer.
// The group is named by the class of the layer and counted: layers/dense, layers/dense_1, …; its arrays are vars/0
// and vars/1, the kernel and the bias. Layout as keras/src/saving/saving_lib.py of Keras 3 writes it.
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import { type Group, groupIn, matrixOf, opened, openHdf5, unpadded } from "./hdf5.js";
import { parseJson } from "./json-text.js";
import { kerasSteps, LOGITS_NOTE } from "./keras-config.js";
import { type Dense, networkOfSteps } from "./layers.js";

export const KERAS_CONFIG = "config.json";
const WEIGHTS = "model.weights.h5";

/** Kernel and bias of a dense layer. */
function denseOf(layers: Group, path: string, name: string, hasBias: boolean, most: number): Dense {
  if (!layers.keys.includes(path)) {
    refuse("undefined-name", `there are no weights layers/${path}`, { operator: name });
  }
  const own = groupIn(groupIn(layers, path), "vars");
  const said = unpadded(own.attrs["name"]);
  if (said !== "" && said !== name) {
    refuse("layer", `layers/${path} has the weights of ${said}`, { operator: name });
  }
  const expected = hasBias ? "0,1" : "0";
  const keys = [...own.keys].sort().join(",");
  if (keys !== expected) {
    const what = `layers/${path}/vars has the arrays ${keys || "(none)"}, expected ${expected}`;
    refuse("layer", what, { operator: name });
  }
  const array = (key: string) => matrixOf(`layers/${path}/vars/${key}`, own.get(key), most);
  return { weights: array("0"), bias: hasBias ? array("1") : undefined, isTransposed: true };
}

/** Reads the model of an archive. Fails: refusal. */
export function readKerasArchive(
  files: ReadonlyMap<string, () => Uint8Array>,
  config: () => Uint8Array,
): ForeignNetwork {
  const { steps, isLogits } = kerasSteps(parseJson(new TextDecoder().decode(config())));
  const weights = files.get(WEIGHTS);
  if (weights === undefined) {
    const next = "save the model as one .keras file, unsharded, or export it as ONNX";
    return refuse("layer", `the archive has no ${WEIGHTS}`, {}, next);
  }
  const bytes = weights();
  const root = openHdf5(bytes);
  const layers = opened(() => {
    if (root.keys.includes("layers")) return groupIn(root, "layers");
    const next = "save it again with Keras 3, or export it as ONNX";
    return refuse("layer", `${WEIGHTS} has no group layers`, {}, next);
  });
  let count = 0;
  const network = networkOfSteps(
    steps.map((step) => {
      if (step.kind === "rectifier") return step;
      const path = count === 0 ? "dense" : `dense_${count}`;
      count += 1;
      return opened(() => denseOf(layers, path, step.name, step.hasBias, bytes.length));
    }),
  );
  const held = layers.keys.filter((key) => /^dense(?:_\d+)?$/u.test(key)).length;
  if (held !== count) {
    refuse("layer", `${WEIGHTS} has ${held} dense layers, ${KERAS_CONFIG} has ${count}`);
  }
  const notes = ["Keras model (.keras)", ...(isLogits ? [LOGITS_NOTE] : [])];
  return { network, reading: undefined, notes, companions: [] };
}

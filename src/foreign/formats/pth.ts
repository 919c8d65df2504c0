// UNTRUSTED. PyTorch .pth: a ZIP archive with a pickle that describes tensors, and their bytes. The pickle is
// read as data and never run.
import { FLOATS, type FloatType } from "../exact/float.js";
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import type { Matrix } from "./layers.js";
import { type PickleValue, readPickle } from "./pickle.js";
import { entriesOf, floatsOf, networkOfTensors } from "./tensors.js";

const STORAGES: Readonly<Record<string, FloatType>> = {
  "torch DoubleStorage": "float64",
  "torch FloatStorage": "float32",
  "torch HalfStorage": "float16",
  "torch BFloat16Storage": "bfloat16",
};

function sizes(value: PickleValue | undefined, tensor: string): readonly number[] {
  const items =
    typeof value === "object" && value !== null && value.kind === "tuple" ? value.items : [null];
  return items.map((size) =>
    typeof size === "number" && size >= 0
      ? size
      : refuse("syntax", "the tensor has no shape", { tensor }),
  );
}

/** The tensor that `_rebuild_tensor_v2(storage, offset, size, stride, …)` makes, if it is contiguous. */
function tensorOf(name: string, value: PickleValue, fileOf: (key: string) => Uint8Array): Matrix {
  const place = { tensor: name };
  if (typeof value !== "object" || value === null || value.kind !== "call") {
    return refuse("layer", "the entry is no tensor", place);
  }
  if (value.name === "torch._utils _rebuild_parameter")
    return tensorOf(name, value.args[0] ?? null, fileOf);
  const [storage, offset, size, stride] = value.args;
  if (
    value.name !== "torch._utils _rebuild_tensor_v2" ||
    typeof storage !== "object" ||
    storage?.kind !== "storage"
  ) {
    return refuse("layer", "the entry is no tensor", place);
  }
  const [, type, key] = storage.args;
  const typeName = typeof type === "object" && type?.kind === "name" ? type.name : "";
  const float = STORAGES[typeName];
  if (float === undefined)
    return refuse("element-type", `numbers of ${typeName || "unknown type"} are not read`, place);
  if (typeof key !== "string" || typeof offset !== "number" || offset < 0) {
    return refuse("syntax", "the tensor has no storage", place);
  }
  const shape = sizes(size, name);
  let step = 1;
  const dense = [...shape].reverse().map((length) => {
    const own = step;
    step *= length;
    return own;
  });
  if (sizes(stride, name).join() !== dense.reverse().join()) {
    return refuse(
      "layer",
      "the tensor is not stored row by row",
      place,
      "save it after .contiguous()",
    );
  }
  const bytes = fileOf(key);
  const { bytes: width } = FLOATS[float];
  const count = entriesOf(shape, bytes.length / width, place);
  const values = floatsOf(
    bytes.subarray(offset * width, (offset + count) * width),
    float,
    count,
    place,
  );
  return { name, shape, values };
}

/** The network of an archive of PyTorch. Fails: refusal. */
export function readPth(
  files: ReadonlyMap<string, () => Uint8Array>,
  pickle: string,
  layers: readonly string[] | undefined,
): ForeignNetwork {
  const folder = pickle.slice(0, -"data.pkl".length);
  const order = files.get(`${folder}byteorder`);
  if (order !== undefined && new TextDecoder().decode(order()) !== "little") {
    refuse("element-type", "the numbers are stored highest byte first");
  }
  const fileOf = (key: string): Uint8Array => {
    const read =
      files.get(`${folder}data/${key}`) ??
      refuse("undefined-name", `the archive has no storage ${key}`);
    return read();
  };
  const value = readPickle((files.get(pickle) ?? refuse("undefined-name", "there is no pickle"))());
  if (typeof value !== "object" || value?.kind !== "dict") {
    const next = "save the tensors alone: torch.save(model.state_dict(), ...)";
    return refuse("layer", "the file is no dictionary of tensors", {}, next);
  }
  const tensors = [...value.entries].map(([key, entry]) =>
    tensorOf(
      typeof key === "string" ? key : refuse("syntax", "a tensor has no name"),
      entry,
      fileOf,
    ),
  );
  return networkOfTensors(tensors, layers, false);
}

// UNTRUSTED. A network file from elsewhere: which format it is, told by its bytes, and the reader of it.
import type { ForeignContainer } from "./container.js";
import { attempt, type ForeignRefusal, refuse } from "./exact/refusal.js";
import type { Beside, ForeignNetwork } from "./exact/source.js";
import { filesOf } from "./formats/archive.js";
import { readJsonModel } from "./formats/json-model.js";
import { KERAS_CONFIG, readKerasArchive } from "./formats/keras-archive.js";
import { readKeras } from "./formats/keras.js";
import { readNpz } from "./formats/npz.js";
import { readPth } from "./formats/pth.js";
import { readSafetensors } from "./formats/safetensors.js";
import { NNET_READINGS, type NnetReading, readNnet } from "./nnet.js";
import { readOnnx } from "./onnx/onnx.js";
import { ALL_OPERATORS } from "./operators/index.js";

/** A file as the readers get it. */
export interface ForeignFile {
  /** Its name: the ending tells what the bytes do not. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly beside: Beside;
}

/** How a file is meant where its bytes leave it open. */
export interface ReadingOptions {
  readonly nnet?: NnetReading;
  /** Names of the layers in order, for files of tensors. */
  readonly layers?: readonly string[];
}

export const FOREIGN_FORMATS = [
  "onnx",
  "nnet",
  "tfjs",
  "matrices",
  "safetensors",
  "keras",
  "pth",
  "npz",
] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

export interface ForeignRead extends ForeignNetwork {
  readonly verdict: "read";
  readonly format: ForeignFormat;
}

export { NNET_READINGS, type NnetReading };

type Reader = (
  file: ForeignFile,
  options: ReadingOptions,
) => readonly [ForeignFormat, ForeignNetwork];

/** An archive: a pickle of PyTorch, a model of Keras, or arrays of NumPy. */
function readArchive(
  { bytes }: ForeignFile,
  { layers }: ReadingOptions,
): readonly [ForeignFormat, ForeignNetwork] {
  const files = filesOf(bytes);
  const names = [...files.keys()];
  const pickles = names.filter((name) => /(?:^|\/)data\.pkl$/u.test(name));
  const [pickle, second] = pickles;
  if (pickle !== undefined && second === undefined) return ["pth", readPth(files, pickle, layers)];
  if (names.length > 0 && names.every((name) => name.endsWith(".npy"))) {
    return ["npz", readNpz(files, layers)];
  }
  const config = files.get(KERAS_CONFIG);
  if (config !== undefined) return ["keras", readKerasArchive(files, config)];
  const next = "export the model as ONNX";
  return refuse(
    "layer",
    `the archive holds ${names.slice(0, 3).join(", ")} …: no network that is read`,
    {},
    next,
  );
}

const READERS: Readonly<Record<ForeignContainer, Reader>> = {
  onnx: ({ bytes, beside }) => ["onnx", readOnnx(bytes, beside, ALL_OPERATORS)],
  nnet: ({ bytes }, { nnet }) => ["nnet", readNnet(bytes, nnet)],
  json: ({ bytes, beside }) => readJsonModel(bytes, beside),
  safetensors: ({ bytes }, { layers }) => ["safetensors", readSafetensors(bytes, layers)],
  hdf5: ({ bytes }) => ["keras", readKeras(bytes)],
  zip: readArchive,
};

/** Reads a file of this container. Ensures: never throws for what stands in a file. */
export function readForeign(
  container: ForeignContainer,
  file: ForeignFile,
  options: ReadingOptions,
): ForeignRead | ForeignRefusal {
  const read = attempt(() => READERS[container](file, options));
  if ("verdict" in read) return read;
  const [format, network] = read;
  return { verdict: "read", format, ...network };
}

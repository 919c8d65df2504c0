// UNTRUSTED. A network file from elsewhere: which format it is, told by its bytes, and the reader of it.
import { attempt, type ForeignRefusal, refuse } from "./exact/refusal.js";
import type { Beside, ForeignNetwork } from "./exact/source.js";
import { filesOf } from "./formats/archive.js";
import { readJsonModel } from "./formats/json-model.js";
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

/** What the front of a file tells: some formats share a container. */
export type ForeignContainer = "onnx" | "nnet" | "json" | "safetensors" | "hdf5" | "zip";

export interface ForeignRead extends ForeignNetwork {
  readonly verdict: "read";
  readonly format: ForeignFormat;
}

export { NNET_READINGS, type NnetReading };

/** Bytes from the front that tell formats apart. */
export const FOREIGN_FRONT = 64;

const MAGIC: readonly (readonly [ForeignContainer, string])[] = [
  ["zip", "PK\x03\x04"],
  ["hdf5", "\x89HDF\r\n\x1a\n"],
  ["nnet", "//"],
];

/** An object that begins as those of TensorFlow.js and of matrices do; a certificate, also a damaged one, does not. */
const JSON_MODEL =
  /^\s*\{\s*"(?:layers|modelTopology|weightsManifest|generatedBy|convertedBy|format"\s*:\s*"(?:layers|graph)-model)"/u;

const ENDINGS: Readonly<Record<string, ForeignContainer>> = {
  onnx: "onnx",
  nnet: "nnet",
  safetensors: "safetensors",
  h5: "hdf5",
  hdf5: "hdf5",
  keras: "zip",
  npz: "zip",
  pth: "zip",
  pt: "zip",
};

/** The container that the front of a file says, or its name where the front says none. */
export function foreignContainerOf(name: string, front: Uint8Array): ForeignContainer | undefined {
  const text = String.fromCharCode(...front.subarray(0, FOREIGN_FRONT));
  const known = MAGIC.find(([, magic]) => text.startsWith(magic))?.[0];
  if (known !== undefined) return known;
  // The length of the header, eight bytes, and the header, an object.
  if (/^[^]{5}\0\0\0\{/u.test(text)) return "safetensors";
  if (JSON_MODEL.test(text)) return "json";
  // Field 1 of ModelProto, the version of the format: a small number. No text begins so.
  if (front[0] === 0x08 && (front[1] ?? 0x80) < 0x80) return "onnx";
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

type Reader = (
  file: ForeignFile,
  options: ReadingOptions,
) => readonly [ForeignFormat, ForeignNetwork];

/** An archive: a pickle of PyTorch, or arrays of NumPy. */
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
  const next = "for Keras save the model as .h5, or export it as ONNX";
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

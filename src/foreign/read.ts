// UNTRUSTED. A network file from elsewhere: which format it is, told by its bytes, and the reader of it.
import { attempt, type ForeignRefusal } from "./exact/refusal.js";
import type { Beside, ForeignNetwork } from "./exact/source.js";
import { NNET_READINGS, type NnetReading, readNnet } from "./nnet/nnet.js";
import { readOnnx } from "./onnx/onnx.js";
import { ALL_OPERATORS } from "./operators/index.js";

/** A file as the readers get it. */
export interface ForeignFile {
  /** Its name: the ending tells what the bytes do not. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly beside: Beside;
}

/** How a file with several readings is meant. */
export interface ReadingOptions {
  readonly nnet?: NnetReading;
}

export const FOREIGN_FORMATS = ["onnx", "nnet"] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

export interface ForeignRead extends ForeignNetwork {
  readonly verdict: "read";
  readonly format: ForeignFormat;
}

export { NNET_READINGS, type NnetReading };

/** Bytes from the front that tell formats apart. */
export const FOREIGN_FRONT = 64;

/** The format that the front of a file and its name say, or undefined if neither says any. */
export function foreignFormatOf(name: string, front: Uint8Array): ForeignFormat | undefined {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/iu.exec(name)?.[1]?.toLowerCase();
  if (ending === "nnet") return "nnet";
  // Field 1 of ModelProto, the version of the format: a small number; text does not begin so.
  const isOnnx = front[0] === 0x08 && (front[1] ?? 0x80) < 0x80;
  if (ending === "onnx" || isOnnx) return "onnx";
  return new TextDecoder().decode(front).startsWith("//") ? "nnet" : undefined;
}

const READERS: Readonly<
  Record<ForeignFormat, (file: ForeignFile, options: ReadingOptions) => ForeignNetwork>
> = {
  onnx: ({ bytes, beside }) => readOnnx(bytes, beside, ALL_OPERATORS),
  nnet: ({ bytes }, { nnet }) => readNnet(bytes, nnet),
};

/** Reads a file of this format. Ensures: never throws for what stands in a file. */
export function readForeign(
  format: ForeignFormat,
  file: ForeignFile,
  options: ReadingOptions,
): ForeignRead | ForeignRefusal {
  const read = attempt(() => READERS[format](file, options));
  return "verdict" in read ? read : { verdict: "read", format, ...read };
}

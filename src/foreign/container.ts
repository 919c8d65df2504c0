// UNTRUSTED. Which container a network file from elsewhere is, by its first bytes. Imports nothing.
/** What the front of a file tells: some formats share a container. */
export type ForeignContainer = "onnx" | "nnet" | "json" | "safetensors" | "hdf5" | "zip";

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

/** So begin the texts of muball, whatever the name of their file. */
const OWN = '{"format":"muball';

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
  if (text.startsWith(OWN)) return undefined;
  // Field 1 of ModelProto, the version of the format: a small number. No text begins so.
  if (front[0] === 0x08 && (front[1] ?? 0x80) < 0x80) return "onnx";
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

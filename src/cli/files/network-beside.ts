// UNTRUSTED. A network file given beside a certificate: the checker reads three formats, and no other is handed to it.
import {
  FOREIGN_FRONT,
  type ForeignContainer,
  foreignContainerOf,
} from "../../foreign/container.js";
import { EXIT } from "../exit-codes.js";
import { peek } from "./peek.js";
import { Problem } from "../problem.js";
import { fileChunks } from "./read-bytes.js";

const UNREAD: Readonly<Partial<Record<ForeignContainer, string>>> = {
  json: "a model in JSON",
  safetensors: "safetensors",
  hdf5: "a Keras model in HDF5",
  zip: "an archive, as .keras, .pth and .npz are",
};

/** The bytes of the file. Fails, once they are read: Problem (cannot read, bad data). */
export function* networkChunks(path: string): Generator<Uint8Array, undefined> {
  const { front, all } = peek(fileChunks(path), FOREIGN_FRONT);
  const container = foreignContainerOf(path, front);
  const got = container === undefined ? undefined : UNREAD[container];
  if (got !== undefined) {
    all.return(undefined);
    throw new Problem(EXIT.badData, {
      what: "the checker does not read a network in this format",
      where: path,
      expected: "ONNX, NNet or muball-network/1",
      got,
      next: "make a text of its numbers, and give that: muball read FILE --output model.network",
    });
  }
  yield* all;
}

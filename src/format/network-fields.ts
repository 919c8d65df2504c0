// TRUSTED. The shape of a network, and its rows. Imports only kernel and format.
import { atMost } from "../kernel/index.js";
import { type Codec, reject, tested } from "./codec.js";
import { either, list, vector } from "./compounds.js";
import type { NetworkOrigin } from "./headers.js";
import { record, recordWith } from "./record.js";
import { count, digest, oneOf, rational } from "./scalars.js";

/** Inputs, and rows of every affine layer. */
export interface NetworkShape {
  readonly inputs: number;
  readonly widths: readonly number[];
}

/** `inline`: the rows follow; otherwise the digest of a network given beside the certificate. */
export interface NetworkField extends NetworkShape {
  readonly source: string;
  readonly from?: NetworkOrigin;
}

/** At least one layer, no empty layer, all within the limit. */
const widths: Codec<readonly number[]> = {
  ...tested(list(count("units"), "layers"), (all, at) => {
    if (all.length === 0) reject("ill-formed/shape", at, "at least one layer", "none");
    if (all.includes(0)) reject("ill-formed/shape", at, "at least one row", "0");
    atMost(
      "units",
      all.reduce((sum, width) => sum + width, 0),
    );
  }),
  shape: {
    kind: "list",
    item: { kind: "count", most: "units", least: 1 },
    most: "layers",
    least: 1,
  },
};

export const SHAPE = { inputs: count("dimension"), widths };

const source: Codec<string> = either((value) => value === "inline", oneOf("inline"), digest);

const from: Codec<NetworkOrigin> = record({
  format: oneOf("onnx", "nnet"),
  file: digest,
  reading: oneOf("outputs", "logits", "bare", "normalised", "clipped", "short"),
});

export const network: Codec<NetworkField> = recordWith({}, { source, ...SHAPE }, { from });

/** A row as it is written. */
export const ROW = {
  bias: rational,
  columns: list(count("dimension"), "dimension"),
  weights: vector("dimension"),
};
export const row = record(ROW);

// Certificates about given networks that name the file which the network is from, with that file beside them.
import { digestOf } from "../../src/format/index.js";
import {
  type Accepted,
  acceptedSample,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { swap } from "./text.js";

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
/** x + 2^24 against 2^24; with these means and ranges. */
const coarse = (means: string, ranges: string): string =>
  textOf([
    "// one hidden unit, by hand",
    ...["2,1,2,2,", "1,1,2,", "0,", "-99,", "99,", means, ranges],
    ...["1,", "16777216,", "1,", "0,", "0,", "16777216,"],
  ]);
const PLAIN = coarse("0,0,", "1,1,");
/** Inputs are (x − 0)/(1/2) first, and outputs y·2 at last: merged with the rows beside them. */
const SCALED = coarse("0,0,", "0.5,2,");

/** The certificate, with the file that its network is said to be from. */
function from(certificate: string, widths: string, file: string, reading: string): string {
  const origin = JSON.stringify({ format: "nnet", file: digestOf(file), reading });
  return swap(certificate, `${widths}}`, `${widths},"from":${origin}}`);
}

/** A claim about floats names a file only if the run of its operators is a run of the rows. */
export function trainedOrigins(of: (name: string) => Accepted): Sample[] {
  const [real, float32] = [of("real").certificate, of("float32").certificate];
  const widths = '"widths":[1,2]';
  const named = (certificate: string, file = PLAIN, reading = "bare"): string =>
    from(certificate, widths, file, reading);
  const yes = (name: string, certificate: string, network?: string): Sample =>
    acceptedSample({
      ...{ folder: "robustness", name, certificate },
      beside: network === undefined ? {} : { network },
    });
  const swaps = [
    ['"16777216","columns":[0],"weights":["1"]', '"16777216","columns":[0],"weights":["2"]'],
    ['"0","columns":[0],"weights":["1"]', '"0","columns":[0],"weights":["2"]'],
    ['"16777216","columns":[]', '"33554432","columns":[]'],
  ] as const;
  const rows = swaps.reduce(
    (text, [before, after]) => swap(text, before, after),
    of("binary64").certificate,
  );
  return [
    yes("from-nnet", named(real), PLAIN),
    yes("float32-from-nnet", named(float32), PLAIN),
    yes("float32-from-nnet-alone", named(float32)),
    rejectedSample(
      "mismatched/network",
      "robustness-from-nnet.of-another-file",
      named(real, SCALED),
      {
        network: PLAIN,
      },
    ),
    rejectedSample(
      "unproved/robustness",
      "robustness-float32-from-nnet-alone.as-real",
      swap(named(float32), ',"semantics":"float32"', ""),
    ),
    rejectedSample(
      "mismatched/network",
      "robustness-float32-from-nnet.of-another-file",
      named(float32),
      {
        network: `${PLAIN} `,
      },
    ),
    declinedSample(
      "network-file",
      "robustness-binary64.merged-with-its-normalisation",
      named(rows, SCALED, "normalised"),
      { network: SCALED },
    ),
  ];
}

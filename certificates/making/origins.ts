// Certificates that name the file their network is from; the files beside them are NNet, which is text.
import { digestOf } from "../../src/format/index.js";
import {
  acceptedSample,
  declinedSample,
  type Handmade,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { swap, swapLast } from "./text.js";

/** The network of plane-2, with weights 3/5 and 4/5, as decimals. */
const LINES = [
  "// two hidden units, by hand",
  ...["2,2,1,2,", "2,2,1,", "0,", "-9,-9,", "9,9,", "0,0,0,", "1,1,1,"],
  ...["0.6,0.8,", "0.6,8e-1,", "-2,", "-4,", "0.5,-0.5,", "1,"],
];
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const FILE = textOf(LINES);

/** The certificate, with the file that its network is said to be from. */
function from(certificate: string, file: string, reading = "bare"): string {
  const origin = JSON.stringify({ format: "nnet", file: digestOf(file), reading });
  return swap(certificate, '"widths":[2,1]}', `"widths":[2,1],"from":${origin}}`);
}

export function origins(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const given = made("given-network");
  const text = given.beside.network ?? "";
  const named = from(plane, FILE);
  const yes = (name: string, certificate: string, network?: string): Sample =>
    acceptedSample({
      ...{ folder: "handmade", name, certificate },
      beside: network === undefined ? {} : { network },
    });
  const no = (change: string, certificate: string, network: string, of = "from-nnet"): Sample =>
    rejectedSample("mismatched/network", `${of}.${change}`, certificate, { network });
  const byDigest = "from-nnet-by-digest";
  /** Rows of another network that has the same labels on the balls. */
  const rows = swap(
    swap(swap(named, '"4/5"', '"81/100"'), '"4/5"', '"81/100"'),
    '"bits":5',
    '"bits":13',
  );
  const other = swap(FILE, "8e-1", "8.000000000000000000000000000001e-1");
  const short = textOf(["2,", "2,2,1,", "a", "b", "c", "d", "e", ...LINES.slice(8)]);
  const scaled = swap(FILE, "1,1,1,", "2,1,1,");
  const broken = swap(FILE, "0.6", "nan");
  return [
    yes("from-nnet", named, FILE),
    yes("from-nnet-alone", named),
    yes("from-nnet-beside-its-text", named, text),
    yes("from-nnet-by-digest", from(given.certificate, FILE), FILE),
    yes("from-nnet-short-header", from(plane, short, "short"), short),
    no("another-file", named, short),
    no("a-blank-more", named, `${FILE} `),
    no("a-weight-of-the-file-differs", from(plane, other), other),
    no("a-weight-of-the-file-differs", from(given.certificate, other), other, byDigest),
    no("weights-of-the-rows-differ", rows, FILE),
    no("another-text", named, swap(text, '"1/2"', '"1/3"'), "from-nnet-beside-its-text"),
    rejectedSample(
      "unproved/label-not-certain",
      "from-nnet-alone.label",
      swapLast(named, '"label":1', '"label":0'),
    ),
    no("reading-of-the-other-dialect", from(plane, FILE, "short"), FILE),
    no("another-reading", from(plane, short), short, "from-nnet-short-header"),
    no("clipped-inputs", from(plane, FILE, "clipped"), FILE),
    no("normalised-inputs", from(plane, scaled, "normalised"), scaled),
    no("another-format", swap(named, '"nnet"', '"onnx"'), text.replace("1/2", "1/3")),
    declinedSample("network-file", "smallest", from(plane, broken), { network: broken }),
    declinedSample("network-file", "from-nnet.another-format", swap(named, '"nnet"', '"onnx"'), {
      network: FILE,
    }),
  ];
}

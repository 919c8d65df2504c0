// Certificates that may be right for something else, and texts that are not judged at all.
import { scoresDigest } from "./handmade.js";
import {
  type Beside,
  declinedSample,
  type Handmade,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { claimText, joined, lineAt, linesOf, relined, resized, swap } from "./text.js";

const ZEROS = "0".repeat(29);

function claims(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const pin = (name: string, from: string, to: string): Sample =>
    rejectedSample("mismatched/claim", `plane-2.${name}`, plane, {
      claim: swap(claimText(plane), from, to),
    });
  const smallest = made("smallest").certificate;
  return [
    rejectedSample("mismatched/claim", "smallest", smallest, {
      claim: swap(claimText(smallest), '"radius":"1"', '"radius":"2"'),
    }),
    pin("radius-10-to-the-minus-30-larger", '"radius":"1"', `"radius":"1${ZEROS}1/1${ZEROS}0"`),
    pin("radius-smaller", '"radius":"1"', '"radius":"1/2"'),
    pin("another-norm", '"norm":"2"', '"norm":"1"'),
    pin("another-rule", '"values":["1","2"]', '"values":["2","1"]'),
    pin("another-dataset", "sha256:f", "sha256:e"),
    pin("class-names-exchanged", '["blue","red"]', '["red","blue"]'),
    pin("no-ratio", '"ratio":"2/5"', '"ratio":null'),
    // A pin is compared as a text; what it says is not read, so nothing in it is declined.
    pin("pinned-version-2", "muball-claim/1", "muball-claim/2"),
    pin("pinned-norm-is-not-judged", '"norm":"2"', '"norm":"1/2"'),
    pin("another-count-of-points", '"points":2', '"points":3'),
  ];
}

/** The certificate with two of its lines exchanged. */
function exchanged(text: string, a: number, b: number): string {
  return relined(relined(text, a, lineAt(text, b)), b, lineAt(text, a));
}

function datasets(made: Handmade): Sample[] {
  const no = (name: string, text: string, beside: Beside = {}): Sample =>
    rejectedSample("mismatched/dataset", name, text, beside);
  const smallest = made("smallest").certificate;
  const plane = made("plane-2").certificate;
  const given = made("given-points");
  const coincident = made("coincident").certificate;
  const dataset = given.beside.dataset ?? "";
  const text = given.certificate;
  const digest = /sha256:[0-9a-f]{64}/u.exec(smallest)?.[0] ?? "";
  return [
    no("smallest", swap(smallest, '"point":["0"]', '"point":["1"]')),
    no("smallest.digest-of-zeros", swap(smallest, digest, `sha256:${"0".repeat(64)}`)),
    no("plane-2.balls-exchanged", exchanged(plane, -1, -2)),
    no("coincident.balls-turned", exchanged(coincident, -1, -2)),
    no("plane-2.coordinate-10-to-the-minus-30", swap(plane, '["0","0"]', `["0","1/1${ZEROS}0"]`)),
    no("plane-2.class-renamed", swap(plane, '["blue","red"]', '["blue","green"]')),
    no(
      "plane-2.class-added",
      swap(swap(plane, '["blue","red"]', '["blue","red","green"]'), '["1","2"]', '["1","2","3"]'),
    ),
    no("coincident.ball-for-another", relined(coincident, -2, lineAt(coincident, -1))),
    no(
      "plane-2.ball-dropped-and-counted",
      relined(swap(swap(plane, '"points":2,', '"points":1,'), '"ratio":"2/5"', '"ratio":null'), -1),
    ),
    no("given-points.dataset-of-three", text, {
      dataset: swap(dataset, '"points":2', '"points":3'),
    }),
    no("given-points.class-renamed", text, { dataset: swap(dataset, "red", "green") }),
    no("given-points.coordinate-10-to-the-minus-30", text, {
      dataset: swap(dataset, '["0","0"]', `["0","1/1${ZEROS}0"]`),
    }),
    no("given-points.dataset-permuted-with-patterns", exchanged(text, -1, -2), {
      dataset: exchanged(dataset, -1, -2),
    }),
    rejectedSample("unproved/neuron-not-stable", "given-points.dataset-permuted", text, {
      dataset: exchanged(dataset, -1, -2),
    }),
    rejectedSample("unproved/label-not-certain", "given-points.labels-exchanged", text, {
      dataset: swap(
        swap(swap(dataset, '"label":1', '"label":2'), '"label":0', '"label":1'),
        '"label":2',
        '"label":0',
      ),
    }),
  ];
}

function networks(made: Handmade): Sample[] {
  const given = made("given-network");
  const network = given.beside.network ?? "";
  const no = (name: string, beside: string): Sample =>
    rejectedSample("mismatched/network", name, given.certificate, { network: beside });
  const size = (name: string, from: string, to: string): Sample =>
    rejectedSample(
      "mismatched/size",
      `plane-2.${name}`,
      swap(made("plane-2").certificate, from, to),
    );
  const smallest = made("smallest").certificate;
  const tiny = swap(
    joined([lineAt(smallest, 0), lineAt(smallest, 2)]),
    '"source":"inline"',
    `"source":"${scoresDigest}"`,
  );
  const tinyNetwork = joined([
    '{"format":"muball-network/1","inputs":1,"widths":[1]}',
    lineAt(smallest, 1),
  ]);
  return [
    rejectedSample("mismatched/network", "smallest", tiny, { network: tinyNetwork }),
    no(
      "given-network.weight-10-to-the-minus-30",
      swap(network, '"4/5"', `"8${ZEROS.slice(1)}1/1${ZEROS}0"`),
    ),
    no("given-network.rows-exchanged", exchanged(network, 1, 2)),
    no(
      "given-network.unit-more",
      swap(
        joined([...linesOf(network).slice(0, 3), lineAt(network, 2), lineAt(network, 3)]),
        "[2,1]",
        "[3,1]",
      ),
    ),
    rejectedSample(
      "mismatched/network",
      "given-network.other-widths-in-the-header",
      swap(given.certificate, '"widths":[2,1]', '"widths":[2,2,1]'),
      { network },
    ),
    rejectedSample(
      "mismatched/network",
      "given-network.other-inputs-in-the-header",
      swap(given.certificate, '"inputs":2', '"inputs":3'),
      { network },
    ),
    rejectedSample("mismatched/size", "smallest", swap(smallest, '"bits":1', '"bits":2')),
    size("width", '"width":2', '"width":1'),
    size("depth", '"depth":2', '"depth":1'),
    size("parameters", '"parameters":"9"', '"parameters":"8"'),
    size("parameters-below-0", '"parameters":"9"', '"parameters":"-9"'),
    size("nonzero", '"nonzero":"9"', '"nonzero":"8"'),
    size("bits", '"bits":5', '"bits":4'),
    size("weight-10-to-the-minus-30", '"1/2"', `"5${ZEROS.slice(1)}1/1${ZEROS}0"`),
  ];
}

function declined(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const smallest = made("smallest").certificate;
  const no = (code: string, name: string, from: string, to: string): Sample =>
    declinedSample(code, `plane-2.${name}`, swap(plane, from, to));
  const norm = (name: string, to: string): Sample =>
    no("norm-exponent", name, '"norm":"2"', `"norm":"${to}"`);
  const limit = (name: string, text: string): Sample =>
    declinedSample("limit-exceeded", name, text);
  const { certificate: given } = made("given-both");
  const { dataset = "", network = "" } = made("given-both").beside;
  return [
    declinedSample("format-version", "smallest", '{"format":""}\n'),
    no("format-version", "version-2", "muball/1", "muball/2"),
    no("format-version", "version-1.0", "muball/1", "muball/1.0"),
    no("format-version", "capitals", "muball/1", "MUBALL/1"),
    declinedSample("format-version", "a-dataset", dataset),
    declinedSample("certificate-kind", "smallest", '{"kind":""}\n'),
    no("certificate-kind", "prophecy", '"memorization"', '"prophecy"'),
    declinedSample("norm-exponent", "smallest", swap(smallest, '"norm":"2"', '"norm":"0"')),
    norm("one-half", "1/2"),
    norm("below-0", "-2"),
    norm("not-canonical", "4/2"),
    norm("decimal", "2.0"),
    norm("terms-beyond-64", "65"),
    norm("denominator-beyond-64", "66/65"),
    norm("infinity-spelled-out", "infinity"),
    norm("empty", ""),
    declinedSample("labelling-rule", "smallest", swap(smallest, '"kind":"exact"', '"kind":""')),
    no("labelling-rule", "nearest", '"kind":"exact"', '"kind":"nearest"'),
    no("labelling-rule", "proto", '"kind":"exact"', '"kind":"__proto__"'),
    declinedSample(
      "companion-missing",
      "smallest",
      relined(swap(smallest, '"points":"inline"', '"points":"given"'), -1),
    ),
    declinedSample("companion-missing", "given-both.network-missing", given, { dataset }),
    declinedSample("companion-missing", "given-both.dataset-missing", given, { network }),
    ...limits(plane, limit),
    limit("smallest", swap(smallest, '"points":1,', '"points":100000001,')),
  ];
}

/** One text for each limit that a small text can exceed. */
function limits(plane: string, limit: (name: string, text: string) => Sample): Sample[] {
  const change = (name: string, from: string, to: string): Sample =>
    limit(`plane-2.${name}`, swap(plane, from, to));
  const long = "9".repeat(4096);
  const odd = (digit: string): string => `1/${digit.repeat(4093)}`;
  const heavy = (row: string): string =>
    row.replace(/"weights":\["[^"]*"/u, `"weights":["${long}"`);
  const deep = ['"widths":[2,1]', `"widths":[${"1,".repeat(6)}1]`] as const;
  const tower = joined([
    swap(lineAt(plane, 0), ...deep),
    heavy('{"bias":"0","columns":[0],"weights":["1"]}'),
    ...Array.from({ length: 6 }, () => heavy('{"bias":"0","columns":[0],"weights":["1"]}')),
    '{"point":["1","1"],"label":0,"layers":["+1","+1","+1","+1","+1","+1"]}',
    '{"point":["3","4"],"label":1,"layers":["+1","+1","+1","+1","+1","+1"]}',
  ]);
  return [
    change("number-of-4097-digits", '"radius":"1"', `"radius":"${long}9"`),
    change("coordinate-of-4097-digits", '["3","4"]', `["3","${long}9"]`),
    change("note-of-1001-characters", '"note":""', `"note":"${"x".repeat(1001)}"`),
    change("units", '"widths":[2,1]', '"widths":[5000000,1]'),
    change("units-of-one-layer", '"widths":[2,1]', '"widths":[5000001]'),
    change("dimension", '"dimension":2', '"dimension":1000001'),
    change("inputs", '"inputs":2', '"inputs":1000001'),
    change("reaches", '"reaches":0', '"reaches":100001'),
    change("bits", '"bits":5', '"bits":65537'),
    change("denominators-of-a-point", '["3","4"]', `["1/1${"0".repeat(4000)}","${odd("3")}"]`),
    change("denominators-of-a-row", '["3/5","4/5"]', `["1/1${"0".repeat(4000)}","${odd("3")}"]`),
    limit("value-bits", resized(tower)),
  ];
}

/** All of `mismatched/` and all declined samples. */
export function elsewhere(made: Handmade): Sample[] {
  return [...claims(made), ...datasets(made), ...networks(made), ...declined(made)];
}

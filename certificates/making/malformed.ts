// Texts that are no certificates, and spellings that are not the canonical one.
import { type Accepted, type Handmade, rejectedSample, type Sample } from "./sample.js";
import { claimText, joined, lineAt, linesOf, relined, swap } from "./text.js";

const NESTED = 2_000;

function syntax(plane: string): Sample[] {
  const no = (name: string, text: string | Uint8Array): Sample =>
    rejectedSample("malformed/syntax", name, text);
  const bytes = new TextEncoder().encode(plane);
  const latin = bytes.map((byte, k) => (k === plane.indexOf("blue") ? 0xe9 : byte));
  return [
    no("smallest", "{\n"),
    no("plane-2.byte-order-mark", `\ufeff${plane}`),
    no("plane-2.no-final-line-feed", plane.slice(0, -1)),
    no("plane-2.cut-in-a-number", plane.slice(0, plane.indexOf('5"]'))),
    no("plane-2.empty-line", relined(plane, 1, "", lineAt(plane, 1))),
    no("plane-2.carriage-returns-only", plane.replaceAll("\n", "\r")),
    no("plane-2.latin-1", latin),
    no("plane-2.comma-after-the-last", swap(plane, '"label":0,', '"label":0,,')),
    no("plane-2.leading-zero", swap(plane, '"points":2,', '"points":02,')),
    no("plane-2.not-a-number", swap(plane, '"points":2,', '"points":NaN,')),
    no("plane-2.two-values-a-line", swap(plane, "}\n{", "}{")),
    no("plane-2.zero-byte", swap(plane, '"note":""', '"note":"\u0000"')),
    no("nested-and-open", `${"[".repeat(NESTED)}\n`),
    no(
      "binary",
      Uint8Array.from({ length: 256 }, (_, k) => 255 - k),
    ),
  ];
}

function wrongType(plane: string, given: Accepted): Sample[] {
  const no = (name: string, text: string): Sample =>
    rejectedSample("malformed/wrong-type", name, text);
  const change = (name: string, from: string, to: string): Sample =>
    no(`plane-2.${name}`, swap(plane, from, to));
  const digest = /sha256:[0-9a-f]{64}/u.exec(plane)?.[0] ?? "";
  return [
    no("smallest", "0\n"),
    no("nested", `${"[".repeat(NESTED)}${"]".repeat(NESTED)}\n`),
    no("null", "null\n"),
    change("radius-is-a-number", '"radius":"1"', '"radius":1'),
    change("weight-is-a-number", '"weights":["3/5"', '"weights":[0.6'),
    change("points-is-a-text", '"points":2,', '"points":"2",'),
    change("count-with-a-fraction", '"points":2,', '"points":1.5,'),
    change("count-below-0", '"points":2,', '"points":-1,'),
    change("count-of-300-digits", '"points":2,', '"points":1e300,'),
    change("count-beyond-doubles", '"points":2,', '"points":9007199254740993,'),
    change("label-is-true", '"label":0', '"label":true'),
    change("kind-is-null", '"memorization"', "null"),
    change("rule-values-is-an-object", '"values":["1","2"]', '"values":{"0":"1","1":"2"}'),
    change("digest-in-capitals", digest, `sha256:${digest.slice(7).toUpperCase()}`),
    change("digest-one-digit-short", digest, digest.slice(0, -1)),
    change("points-somewhere", '"points":"inline"', '"points":"elsewhere"'),
    change("layer-of-signs", '"+2"', '"++"'),
    change("layer-empty", '"+2"', '""'),
    change("layer-with-a-space", '"+2"', '"+2 "'),
    change("run-of-0", '"+2"', '"+2-0"'),
    change("run-of-ten-digits", '"+2"', '"+1000000000"'),
    change("layer-is-a-list", '"+2"', '["+2"]'),
    rejectedSample("malformed/wrong-type", "given-points.dataset-of-version-2", given.certificate, {
      dataset: swap(given.beside.dataset ?? "", "muball-dataset/1", "muball-dataset/2"),
    }),
  ];
}

function fields(plane: string): Sample[] {
  const missing = (name: string, from: string, to: string): Sample =>
    rejectedSample("malformed/missing-field", `plane-2.${name}`, swap(plane, from, to));
  const unknown = (name: string, from: string, to: string): Sample =>
    rejectedSample("malformed/unknown-field", `plane-2.${name}`, swap(plane, from, to));
  return [
    rejectedSample("malformed/missing-field", "smallest", "{}\n"),
    missing("no-note", ',"note":""', ""),
    missing("no-ratio-in-the-claim", ',"ratio":"2/5"', ""),
    missing("no-bias", '"bias":"-2",', ""),
    missing("no-layers", ',"layers":["+2"]', ""),
    missing("no-point", '"point":["3","4"],', ""),
    missing("rule-without-kind", '"kind":"exact",', ""),
    unknown("proto", '"note":""', '"note":"","__proto__":{"accepted":true}'),
    unknown("proto-in-a-ball", '"label":0,', '"__proto__":{"label":1},"label":0,'),
    unknown("verdict", '"note":""', '"note":"","verdict":"accepted"'),
    unknown("unit-skipped", '"layers":["+2"]', '"layers":["+2"],"skip":[1]'),
    unknown("level-of-an-exact-rule", '"kind":"exact",', '"kind":"exact","level":"0",'),
    unknown("weight-beside-the-row", '"weights":["1/2"', '"mask":[0],"weights":["1/2"'),
  ];
}

/** Spellings of a rational that some program or other reads, and that are not the canonical one. */
const RATIONALS: readonly (readonly [name: string, spelling: string])[] = [
  ["decimal", "1.0"],
  ["exponent", "1e0"],
  ["exponent-of-a-billion", "1e1000000000"],
  ["minus-0", "-0"],
  ["plus", "+1"],
  ["leading-zero", "01"],
  ["not-in-lowest-terms", "2/2"],
  ["denominator-1", "1/1"],
  ["denominator-0", "1/0"],
  ["denominator-below-0", "-1/-1"],
  ["two-slashes", "1/2/3"],
  ["empty", ""],
  ["space-before", " 1"],
  ["space-after", "1 "],
  ["line-feed-after", "1\\n"],
  ["hexadecimal", "0x1"],
  ["bigint-suffix", "1n"],
  ["underscore", "1_0"],
  ["arabic-digit", "١"],
  ["full-width-digit", "１"],
  ["infinity", "Infinity"],
  ["word", "one"],
];

function rationals(plane: string, smallest: string): Sample[] {
  const no = (name: string, text: string): Sample =>
    rejectedSample("malformed/rational", name, text);
  return [
    no("smallest", swap(smallest, '"radius":"1"', '"radius":""')),
    ...RATIONALS.map(([name, spelling]) =>
      no(`plane-2.radius-${name}`, swap(plane, '"radius":"1"', `"radius":"${spelling}"`)),
    ),
    no("plane-2.weight-decimal", swap(plane, '"3/5"', '"0.6"')),
    no("plane-2.coordinate-decimal", swap(plane, '["3","4"]', '["3.0","4"]')),
    no("plane-2.parameters-a-fraction", swap(plane, '"parameters":"9"', '"parameters":"18/2"')),
  ];
}

function notCanonical(plane: string, smallest: string): Sample[] {
  const no = (name: string, text: string): Sample =>
    rejectedSample("malformed/not-canonical", name, text);
  const change = (name: string, from: string, to: string): Sample =>
    no(`plane-2.${name}`, swap(plane, from, to));
  return [
    no("smallest", swap(smallest, "{", "{ ")),
    no("plane-2.carriage-returns", plane.replaceAll("\n", "\r\n")),
    change(
      "carriage-return-after-a-ball",
      '"label":0,"layers":["-2"]}',
      '"label":0,"layers":["-2"]}\r',
    ),
    change("space-after-a-colon", '"bias":"-2"', '"bias": "-2"'),
    change("space-at-the-end", '"layers":["+2"]}', '"layers":["+2"]} '),
    change("tab-before", '{"bias":"-4"', '\t{"bias":"-4"'),
    change("keys-in-another-order", '"points":2,"dimension":2', '"dimension":2,"points":2'),
    change(
      "ball-keys-in-another-order",
      '"point":["3","4"],"label":1',
      '"label":1,"point":["3","4"]',
    ),
    change("radius-twice", '"radius":"1"', '"radius":"1000","radius":"1"'),
    change("label-twice", '"label":0', '"label":1,"label":0'),
    change("layer-twice", '"layers":["+2"]', '"layers":["-2"],"layers":["+2"]'),
    change("note-twice", '"note":""', '"note":"x","note":""'),
    change("escaped-slash", '"3/5"', '"3\\/5"'),
    change("escaped-letter", '"blue"', '"bl\\u0075e"'),
    change("escaped-key", '"radius"', '"r\\u0061dius"'),
    change("escape-in-capitals", '"note":""', '"note":"\\u001F"'),
    change("count-1.0", '"label":1', '"label":1.0'),
    change("count-1e0", '"label":1', '"label":1e0'),
    change("count-minus-0", '"label":0', '"label":-0'),
    change("count-10e-1", '"label":1', '"label":10e-1'),
    change("runs-not-joined", '"+2"', '"+1+1"'),
  ];
}

function ends(plane: string, given: Accepted): Sample[] {
  const short = (name: string, text: string): Sample =>
    rejectedSample("malformed/truncated", name, text);
  const long = (name: string, text: string): Sample =>
    rejectedSample("malformed/trailing", name, text);
  const dataset = given.beside.dataset ?? "";
  return [
    short("smallest", ""),
    short("plane-2.header-only", joined([lineAt(plane, 0)])),
    short("plane-2.ball-missing", relined(plane, -1)),
    short("plane-2.balls-missing", relined(relined(plane, -1), -1)),
    short("plane-2.a-hundred-million-points", swap(plane, '"points":2,', '"points":100000000,')),
    short("plane-2.five-million-units", swap(joined([lineAt(plane, 0)]), "[2,1]", "[4999999,1]")),
    short(
      "plane-2.a-hundred-thousand-witnesses",
      swap(joined(linesOf(plane).slice(0, 4)), '"reaches":0', '"reaches":100000'),
    ),
    rejectedSample("malformed/truncated", "given-points.point-missing", given.certificate, {
      dataset: relined(dataset, -1),
    }),
    rejectedSample("malformed/truncated", "plane-2.claim-empty", plane, { claim: "" }),
    long("plane-2.ball-repeated", relined(plane, -1, lineAt(plane, -1), lineAt(plane, -1))),
    long("plane-2.another-certificate-follows", plane + plane),
    long("plane-2.word-follows", `${plane}{}\n`),
    long("plane-2.ball-first-to-last-repeated", plane + joined(linesOf(plane).slice(-2))),
    rejectedSample("malformed/trailing", "given-points.point-more", given.certificate, {
      dataset: dataset + joined([lineAt(dataset, -1)]),
    }),
    rejectedSample("malformed/trailing", "plane-2.claim-twice", plane, {
      claim: claimText(plane) + claimText(plane),
    }),
  ];
}

/** All of `malformed/`. */
export function malformed(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const smallest = made("smallest").certificate;
  const given = made("given-points");
  return [
    ...syntax(plane),
    ...wrongType(plane, given),
    ...fields(plane),
    ...rationals(plane, smallest),
    ...notCanonical(plane, smallest),
    ...ends(plane, given),
    rejectedSample("malformed/trailing", "smallest", `${smallest}0\n`),
    rejectedSample(
      "malformed/unknown-field",
      "smallest",
      swap(smallest, '"note":""', '"note":"","":0'),
    ),
  ];
}

// Texts that decode, but do not describe a meaningful claim, network or piece of evidence.
import { type Handmade, rejectedSample, type Sample } from "./sample.js";
import { joined, lineAt, linesOf, relined, swap } from "./text.js";

function network(plane: string, smallest: string): Sample[] {
  const no = (code: string, name: string, from: string, to: string): Sample =>
    rejectedSample(`ill-formed/${code}`, `plane-2.${name}`, swap(plane, from, to));
  const first = '{"bias":"-2","columns":[0,1],"weights":["3/5","4/5"]}';
  const row = (name: string, columns: string, weights: string): Sample =>
    no("row", name, first, `{"bias":"-2","columns":${columns},"weights":${weights}}`);
  return [
    rejectedSample(
      "ill-formed/row",
      "smallest",
      swap(smallest, '"columns":[],"weights":[]', '"columns":[],"weights":["1"]'),
    ),
    row("weight-0", "[0,1]", '["3/5","0"]'),
    row("columns-fall", "[1,0]", '["4/5","3/5"]'),
    row("column-twice", "[0,0]", '["3/5","4/5"]'),
    row("column-out-of-range", "[0,2]", '["3/5","4/5"]'),
    row("weight-missing", "[0,1]", '["3/5"]'),
    rejectedSample("ill-formed/shape", "smallest", swap(smallest, '"widths":[1]', '"widths":[]')),
    no("shape", "layer-empty", '"widths":[2,1]', '"widths":[2,0,1]'),
    no("shape", "class-names-equal", '["blue","red"]', '["blue","blue"]'),
    no("shape", "pair-of-one", '"pair":[0,1]', '"pair":[0]'),
    no("shape", "pair-of-three", '"pair":[0,1]', '"pair":[0,1,1]'),
  ];
}

function claims(plane: string, smallest: string): Sample[] {
  const no = (code: string, name: string, from: string, to: string): Sample =>
    rejectedSample(`ill-formed/${code}`, `plane-2.${name}`, swap(plane, from, to));
  const small = (code: string, from: string, to: string): Sample =>
    rejectedSample(`ill-formed/${code}`, "smallest", swap(smallest, from, to));
  const oneRow = (name: string, from: string, to: string): Sample =>
    rejectedSample("ill-formed/dimension-mismatch", name, swap(plane, from, to));
  return [
    rejectedSample(
      "ill-formed/empty-dataset",
      "smallest",
      relined(swap(smallest, '"points":1,', '"points":0,'), -1),
    ),
    no("empty-dataset", "no-class", '["blue","red"]', "[]"),
    no("empty-dataset", "no-point", '"points":2,', '"points":0,'),
    small("dimension-mismatch", '"dimension":1', '"dimension":0'),
    no("dimension-mismatch", "dimension-3", '"dimension":2', '"dimension":3'),
    oneRow("plane-2.point-too-short", '["0","0"]', '["0"]'),
    oneRow("plane-2.point-too-long", '["3","4"]', '["3","4","0"]'),
    oneRow(
      "plane-2.rule-of-two-outputs",
      '{"kind":"exact","values":["1","2"]}',
      '{"kind":"argmax"}',
    ),
    small("radius", '"radius":"1"', '"radius":"0"'),
    no("radius", "below-0", '"radius":"1"', '"radius":"-1"'),
    small(
      "ratio",
      '"rule":{"kind":"exact","values":["1"]},"ratio":null',
      '"rule":{"kind":"exact","values":["1"]},"ratio":"0"',
    ),
    no("ratio", "below-0", '"ratio":"2/5"', '"ratio":"-2/5"'),
    no("ratio", "above-1", '"ratio":"2/5"', '"ratio":"5/2"'),
    small("rule", '"values":["1"]', '"values":[]'),
    no("rule", "value-missing", '"values":["1","2"]', '"values":["1"]'),
    no("rule", "values-equal", '"values":["1","2"]', '"values":["1","1"]'),
    no(
      "rule",
      "threshold-of-three-classes",
      '["blue","red"],"norm":"2","radius":"1","rule":{"kind":"exact","values":["1","2"]}',
      '["blue","red","green"],"norm":"2","radius":"1","rule":{"kind":"threshold","level":"3/2"}',
    ),
    small("label-out-of-range", '"label":0', '"label":1'),
    no("label-out-of-range", "of-two", '"label":1', '"label":2'),
  ];
}

function evidence(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const power = made("plane-3").certificate;
  const smallest = made("smallest").certificate;
  const neuron = made("one-neuron").certificate;
  const pattern = (name: string, to: string): Sample =>
    rejectedSample("ill-formed/proof", `plane-2.${name}`, swap(plane, '["+2"]', to));
  const witness = lineAt(power, 4);
  const no = (name: string, from: RegExp, to: string): Sample =>
    rejectedSample(
      "ill-formed/reach-witness",
      `plane-3.${name}`,
      relined(power, 4, witness.replace(from, to)),
    );
  const unread = linesOf(swap(plane, '"reaches":0', '"reaches":1'));
  return [
    rejectedSample("ill-formed/proof", "smallest", swap(neuron, '["-1"]', "[]")),
    pattern("unit-missing", '["+1"]'),
    pattern("unit-more", '["+3"]'),
    pattern("layer-more", '["+2","+1"]'),
    pattern("a-billion-units", '["+999999999"]'),
    pattern("runs-beyond-the-layer", '["+2-1+1-1+1-1+1"]'),
    no("power-too-small", /"power":"[^"]*"/u, '"power":"1/2"'),
    no("power-below-0", /"power":"[^"]*"/u, '"power":"-1"'),
    no("alpha-below-0", /"alpha":"/u, '"alpha":"-'),
    no("tau-below-0", /"taus":\["/u, '"taus":["-'),
    no("taus-too-few", /"taus":\["[^"]*",/u, '"taus":['),
    no("direction-0", /"direction":\["3","4"\]/u, '"direction":["0","0"]'),
    no("direction-too-short", /"direction":\["3","4"\]/u, '"direction":["3"]'),
    no("direction-too-long", /"direction":\["3","4"\]/u, '"direction":["3","4","0"]'),
    rejectedSample(
      "ill-formed/reach-witness",
      "smallest",
      relined(
        swap(smallest, '"reaches":0', '"reaches":1'),
        -1,
        '{"direction":["1"],"alpha":"0","taus":["0"],"power":"1"}',
        lineAt(smallest, -1),
      ),
    ),
    rejectedSample(
      "ill-formed/reach-witness",
      "plane-2.witness-that-is-not-read",
      joined([...unread.slice(0, 4), witness, ...unread.slice(4)]),
    ),
  ];
}

/** All of `ill-formed/`. */
export function illFormed(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const smallest = made("smallest").certificate;
  return [...network(plane, smallest), ...claims(plane, smallest), ...evidence(made)];
}

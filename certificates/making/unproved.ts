// Meaningful certificates with an obligation that does not hold, many of them by the smallest possible bit.
import { type Handmade, rejectedSample, type Sample } from "./sample.js";
import { lineAt, relined, resized, swap, swapLast } from "./text.js";

const ZEROS = "0".repeat(29);
/** 1 + 10^-30 and 1 − 10^-30: one unit in the last place of 30 digits. */
const JUST_ABOVE_1 = `1${ZEROS}1/1${ZEROS}0`;
const JUST_BELOW_1 = `${"9".repeat(30)}/1${ZEROS}0`;

function neurons(made: Handmade): Sample[] {
  const plane = made("plane-2").certificate;
  const neuron = made("one-neuron").certificate;
  const deep = made("two-hidden-layers").certificate;
  const no = (name: string, text: string): Sample =>
    rejectedSample("unproved/neuron-not-stable", name, text);
  const radius = (base: string, to: string): Sample => {
    const text = made(base).certificate;
    return no(
      `${base}.radius-one-unit-larger`,
      text.replace(/"radius":"[^"]*"/u, `"radius":"${to}"`),
    );
  };
  const power = made("plane-3").certificate;
  return [
    no("smallest", swap(neuron, '["-1"]', '["+1"]')),
    radius("one-neuron", JUST_ABOVE_1),
    radius("plane-1", `125${ZEROS}1/100${ZEROS}`),
    radius("plane-2", JUST_ABOVE_1),
    radius("rows-in-proportion", `3${ZEROS}1/2${ZEROS}0`),
    radius("plane-inf", `5${ZEROS}1/7${ZEROS}0`),
    no(
      "plane-2.bias-10-to-the-minus-30",
      resized(swap(plane, '"bias":"-4"', `"bias":"-4${ZEROS}1/1${ZEROS}0"`)),
    ),
    no(
      "plane-2.weight-10-to-the-minus-30",
      resized(swapLast(plane, '"4/5"', `"7${"9".repeat(29)}/1${ZEROS}0"`)),
    ),
    no("plane-2.one-phase-flipped-to-active", swap(plane, '["-2"]', '["-1+1"]')),
    no("plane-2.one-phase-flipped-to-inactive", swap(plane, '["+2"]', '["+1-1"]')),
    no(
      "plane-2.patterns-exchanged",
      swap(swap(plane, '["+2"]', '["-2"]'), '0,"layers":["-2"]', '0,"layers":["+2"]'),
    ),
    no(
      "two-hidden-layers.phase-flipped-in-the-second-layer",
      swap(deep, '["-1","+1"]', '["-1","-1"]'),
    ),
    no(
      "two-hidden-layers.phase-flipped-in-the-first-layer",
      swap(deep, '["-1","+1"]', '["+1","+1"]'),
    ),
    no("plane-2.norm-larger", swap(plane, '"norm":"2"', '"norm":"inf"')),
    no("plane-3.power-larger", powerLarger(power)),
    no("doubled-3.power-larger", powerLarger(made("doubled-3").certificate)),
    no(
      "plane-3.witness-loose",
      relined(power, 4, lineAt(power, 4).replace(/"alpha":"[^"]*"/u, '"alpha":"0"')),
    ),
    no(
      "witness-twice.the-loose-one-last",
      relined(
        relined(made("witness-twice").certificate, 5),
        4,
        lineAt(made("witness-twice").certificate, 5),
        lineAt(made("witness-twice").certificate, 4),
      ),
    ),
  ];
}

/** The certificate with M = 1 in its reach witness: a bound that is right, and too large. */
function powerLarger(text: string): string {
  return relined(text, 4, lineAt(text, 4).replace(/"power":"[^"]*"/u, '"power":"1"'));
}

function reaches(made: Handmade): Sample[] {
  const power = made("plane-3").certificate;
  const witness = lineAt(power, 4);
  return [
    rejectedSample(
      "unproved/neuron-not-stable",
      "plane-3.no-witness",
      relined(swap(power, '"reaches":1', '"reaches":0'), 4),
    ),
    rejectedSample(
      "unproved/neuron-not-stable",
      "plane-3.witness-for-another-line",
      relined(power, 4, witness.replace('["3","4"]', '["4","3"]')),
    ),
    rejectedSample(
      "unproved/neuron-not-stable",
      "plane-3.witness-for-a-mirrored-line",
      relined(power, 4, witness.replace('["3","4"]', '["3","-4"]')),
    ),
  ];
}

function labels(made: Handmade): Sample[] {
  const no = (name: string, text: string): Sample =>
    rejectedSample("unproved/label-not-certain", name, text);
  const smallest = made("smallest").certificate;
  const plane = made("plane-2").certificate;
  const threshold = made("threshold").certificate;
  const argmax = made("argmax").certificate;
  const three = made("argmax-three").certificate;
  const power = made("threshold-3").certificate;
  const radius = (text: string, to: string): string =>
    text.replace(/"radius":"[^"]*"/u, `"radius":"${to}"`);
  const unrated = (text: string): string =>
    text.replace(/\},"ratio":"[^"]*"\}/u, '},"ratio":null}');
  return [
    no("smallest", swap(smallest, '"values":["1"]', '"values":["0"]')),
    no(
      "smallest-class.value-10-to-the-minus-30",
      resized(swap(smallest, '"bias":"1"', `"bias":"${JUST_ABOVE_1}"`)),
    ),
    no(
      "plane-2.output-weight-10-to-the-minus-30",
      resized(swap(plane, '"-1/2"]', `"-4${"9".repeat(29)}/1${ZEROS}0"]`)),
    ),
    no(
      "plane-2.weight-10-to-the-minus-30",
      resized(swapLast(plane, '"4/5"', `"8${ZEROS.slice(1)}1/1${ZEROS}0"`)),
    ),
    no("plane-2.values-exchanged", swap(plane, '["1","2"]', '["2","1"]')),
    no("plane-2.output-not-constant", resized(swap(plane, '["1/2","-1/2"]', '["1/4","1/4"]'))),
    no("threshold.label-holds-with-equality", radius(threshold, "2")),
    no("threshold.radius-beyond", radius(threshold, `2${ZEROS}1/1${ZEROS}0`)),
    no("threshold.level-on-the-ball", swap(threshold, '"level":"0"', `"level":"1/1${ZEROS}0"`)),
    no("threshold.labels-turned", resized(swap(threshold, '"weights":["1"]', '"weights":["-1"]'))),
    no("argmax.label-holds-with-equality", radius(argmax, "1")),
    no("argmax.radius-beyond", radius(argmax, JUST_ABOVE_1)),
    no(
      "argmax.outputs-equal",
      resized(
        swap(
          swap(
            argmax,
            '"bias":"-1","columns":[0],"weights":["1"]',
            '"bias":"0","columns":[],"weights":[]',
          ),
          '"bias":"1","columns":[0],"weights":["-1"]',
          '"bias":"0","columns":[],"weights":[]',
        ),
      ),
    ),
    no("argmax-three.one-label-swapped", swap(three, '"label":2', '"label":1')),
    no("threshold-3.no-witness", relined(swap(power, '"reaches":1', '"reaches":0'), 2)),
    no("threshold-3.level-almost-reached", unrated(swap(power, '"level":"0"', '"level":"3/5"'))),
    no(
      "plane-2.label-swapped-with-its-value",
      swap(
        swap(plane, '"label":0', '"label":1'),
        '"label":1,"layers":["+2"]',
        '"label":0,"layers":["+2"]',
      ),
    ),
  ];
}

function ratios(made: Handmade): Sample[] {
  const no = (name: string, text: string): Sample => rejectedSample("unproved/ratio", name, text);
  const plane = made("plane-2").certificate;
  const power = made("plane-3").certificate;
  const odd = made("plane-3-2").certificate;
  const coincident = made("coincident").certificate;
  const smallest = made("smallest").certificate;
  const pair = (name: string, to: string): Sample =>
    no(`plane-2.${name}`, swap(plane, '"pair":[0,1]', `"pair":${to}`));
  const claimed = (text: string, r: string): string =>
    swap(text, '},"ratio":null}', `},"ratio":"${r}"}`);
  return [
    no("smallest", claimed(smallest, "1")),
    no("plane-2.no-pair", swap(plane, '"ratio":{"pair":[0,1],"powers":[]}', '"ratio":null')),
    pair("pair-of-one-point", "[0,0]"),
    pair("pair-out-of-range", "[0,2]"),
    pair("pair-of-a-hundred-million", "[0,100000000]"),
    no(
      "coincident.pair-of-equal-labels",
      swap(
        claimed(coincident, "2/5"),
        '"reaches":0,"ratio":null',
        '"reaches":0,"ratio":{"pair":[0,2],"powers":[]}',
      ),
    ),
    no(
      "plane-2.ratio-10-to-the-minus-30-larger",
      swap(plane, '"ratio":"2/5"', `"ratio":"4${ZEROS.slice(1)}1/1${ZEROS}0"`),
    ),
    no("plane-2.ratio-1", swap(plane, '"ratio":"2/5"', '"ratio":"1"')),
    no(
      "plane-3.ratio-in-the-last-place",
      swap(power, '"ratio":"199062173/500000000"', '"ratio":"398124347/1000000000"'),
    ),
    no("plane-3.powers-missing", swap(power, '"powers":["27","64"]', '"powers":[]')),
    no("plane-3.power-too-many", swap(power, '"powers":["27","64"]', '"powers":["27","64","0"]')),
    no("plane-3.power-below-0", swap(power, '"powers":["27","64"]', '"powers":["27","-64"]')),
    no(
      "plane-3.power-too-small",
      swap(power, '"powers":["27","64"]', `"powers":["27","${JUST_BELOW_1}"]`),
    ),
    no(
      "plane-3-2.power-rounded-down",
      swap(
        odd,
        "5196152422706631880582339024519/1000000000000000000000000000000",
        "519615242270663188058233902451/100000000000000000000000000000",
      ),
    ),
  ];
}

/** All of `unproved/`. */
export function unproved(made: Handmade): Sample[] {
  return [...neurons(made), ...reaches(made), ...labels(made), ...ratios(made)];
}

// Ball lines by known pieces: every line that is read is one that the plain reader reads, as the same ball.
import { describe, expect, test } from "vitest";
import { ballScanner } from "../../../src/format/fast/ball-scan.js";
import { evidenceRecords, type Line } from "../../../src/format/index.js";
import { scaledOf } from "../../../src/kernel/fast/short.js";
import { answered, type LayerProof } from "../../../src/kernel/index.js";

const lineOf = (text: string): Line => {
  return { number: 7, text, bytes: new TextEncoder().encode(text) };
};

const PLAIN: LayerProof = { units: [{ letter: "-", count: 3 }], proofs: [], bounds: [], facts: [] };
const shared = { layers: [PLAIN], facts: [] };

/** What both readers make of a line of two coordinates. */
function bothOf(text: string): { fast: unknown; plain: unknown } {
  const found = ballScanner(2, shared)(lineOf(text));
  const plain = answered(() => evidenceRecords(shared).ball.read(lineOf(text)));
  return {
    fast: found && { ...found, centre: scaledOf(found.centre) },
    plain: "verdict" in plain ? undefined : plain,
  };
}

const FRONT = '{"point":["1/2","-3"],"label":';

describe("a ball line", () => {
  test.each([
    '4,"layers":["+1-2"]}',
    '0,"layers":["+1-2",0,"o7",0]}',
    '12345,"layers":["-999999999+1"]}',
  ])("of letters and shared layers is read: %s", (tail) => {
    const { fast, plain } = bothOf(FRONT + tail);
    expect(fast).toBeDefined();
    expect(fast).toEqual(plain);
  });

  test.each([
    '04,"layers":["+1-2"]}',
    '4,"layers":[]}',
    '4,"layers":[1]}',
    '4,"layers":[00]}',
    '4,"layers":[-0]}',
    '4,"layers":["+1",]}',
    '4,"layers":["+1"] }',
    '4,"layers": ["+1"]}',
    '4,"layers":["+1"],"facts":[]}',
    '4,"layers":["+1+2"]}',
    '4,"layers":["+01"]}',
    '4,"layers":["1"]}',
    '4,"layers":["+1,-2"]}',
    '4,"layers":["+1""-2"]}',
    '4,"layers":["+1"-2]}',
    '4,"layers":[""]}',
    '4,"layers":["]}',
    '-4,"layers":["+1"]}',
    '4,"layers":["+1"]}}',
    '4,"layers":["+1"]}\n',
    '123456,"layers":["+1"]}',
  ])("is left to the plain reader: %s", (tail) => {
    expect(bothOf(FRONT + tail).fast).toBeUndefined();
  });

  test("with facts is left to the plain reader, which reads it", () => {
    const { fast, plain } = bothOf(`${FRONT}0,"layers":["+1",{"units":"o1","facts":[[0,0,[]]]}]}`);
    expect([fast, plain !== undefined]).toEqual([undefined, true]);
  });

  test("with another first key, or coordinates that are not two, is left to the plain reader", () => {
    expect(bothOf('{"points":["1","2"],"label":0,"layers":["+1"]}').fast).toBeUndefined();
    expect(bothOf('{"point":["1"],"label":0,"layers":["+1"]}').fast).toBeUndefined();
    expect(bothOf('{"point":["1","2","3"],"label":0,"layers":["+1"]}').fast).toBeUndefined();
  });

  test("reads a piece once, and a shared layer from its line on", () => {
    const layers: LayerProof[] = [];
    const scan = ballScanner(2, { layers, facts: [] });
    const first = scan(lineOf(`${FRONT}0,"layers":["+1"]}`));
    expect(scan(lineOf(`${FRONT}1,"layers":["+1","+1"]}`))?.evidence.layers[1]).toBe(
      first?.evidence.layers[0],
    );
    expect(scan(lineOf(`${FRONT}0,"layers":[0]}`))).toBeUndefined();
    layers.push(PLAIN);
    expect(scan(lineOf(`${FRONT}0,"layers":[0]}`))?.evidence.layers[0]).toBe(PLAIN);
  });
});

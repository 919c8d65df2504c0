// Keras models in an archive: the file of this folder, and what is declined of it once its parts are changed.
import path from "node:path";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readForeign } from "../../src/foreign/index.js";
import { bytesOf, expectRefusal, networkIn, OWN } from "./read-file.js";

const PARTS = unzipSync(bytesOf(path.join(OWN, "dense.keras")));
const CONFIG = new TextDecoder().decode(PARTS["config.json"]);

/** What the reader says of an archive of these files. */
function readParts(parts: Readonly<Record<string, Uint8Array>>) {
  const bytes = zipSync({ ...parts }, { level: 0 });
  return readForeign("zip", { name: "a.keras", bytes, beside: () => "no such file" }, {});
}

function withConfig(text: string) {
  return readParts({ ...PARTS, "config.json": new TextEncoder().encode(text) });
}

/** The description with one text in it exchanged. */
function exchanged(from: string, to: string): string {
  expect(CONFIG.split(from).length, from).toBeGreaterThan(1);
  return CONFIG.replace(from, to);
}

/** A description of these layers alone. */
function described(edit: (layers: { class_name: string }[]) => readonly unknown[]): string {
  const model = JSON.parse(CONFIG) as { config: { layers: { class_name: string }[] } };
  return JSON.stringify({ ...model, config: { layers: edit(model.config.layers) } });
}

test("the parts are read once they are packed again", () => {
  expect(networkIn(withConfig(CONFIG)).layers).toHaveLength(2);
});

test("a softmax at the end is left out, and the reading says so", () => {
  const read = withConfig(exchanged('"linear"', '"softmax"'));
  expect(read).toMatchObject({ verdict: "read", format: "keras" });
  expect(JSON.stringify(read.verdict === "read" && read.notes)).toContain("logits");
});

describe("declined or refused", () => {
  test.each([
    ["an activation", '"relu"', '"gelu"', "layer", "the activation gelu is not read"],
    ["a softmax inside", '"relu"', '"softmax"', "layer", "at the end of a network only"],
    ["a layer", '"Dropout"', '"LayerNormalization"', "layer", "LayerNormalization"],
    ["another kind of model", '"Sequential"', '"Functional"', "layer", "the kind Functional"],
    ["a class of somebody else", '"keras.layers"', '"mine.layers"', "layer", "of mine.layers"],
    ["weights of another layer", '"hidden"', '"other"', "layer", "has the weights of hidden"],
    ["a bias too many", '"use_bias": true', '"use_bias": false', "layer", "0,1, expected 0"],
    ["no JSON", '{"module"', '{module"', "syntax", ""],
    ["a name twice", '"units": 2,', '"units": 2, "units": 2,', "name-twice", "units"],
  ] as const)("%s", (_, from, to, code, says) => {
    expectRefusal(withConfig(exchanged(from, to)), code, says);
  });

  test("a class that is registered under another name", () => {
    const own = described((layers) =>
      layers.map((layer) =>
        layer.class_name === "Dense" ? { ...layer, registered_name: "Mine>Dense" } : layer,
      ),
    );
    expectRefusal(withConfig(own), "layer", "a class of Mine>Dense, not of Keras");
  });

  test("a layer without weights, and weights without a layer", () => {
    const more = described((layers) => [...layers, layers.find((l) => l.class_name === "Dense")]);
    expectRefusal(withConfig(more), "undefined-name", "dense_2");
    const fewer = described((layers) => layers.slice(0, -1));
    expectRefusal(withConfig(fewer), "layer", "has 2 dense layers, config.json has 1");
  });

  test("no weights, or those of an older layout", () => {
    const { "model.weights.h5": weights = new Uint8Array(), ...rest } = PARTS;
    expectRefusal(readParts(rest), "layer", "has no model.weights.h5");
    const legacy = bytesOf(path.join(OWN, "dense.h5"));
    expectRefusal(readParts({ ...rest, "model.weights.h5": legacy }), "layer", "no group layers");
    const cut = weights.subarray(0, 600);
    expectRefusal(readParts({ ...rest, "model.weights.h5": cut }), "syntax", "cannot be read");
  });

  test("a weight that is no number", () => {
    const weights = Uint8Array.from(PARTS["model.weights.h5"] ?? []);
    // 0.1, an entry of the first kernel, as binary32.
    const place = Buffer.from(weights).indexOf(Buffer.from([0xcd, 0xcc, 0xcc, 0x3d]));
    expect(place).toBeGreaterThan(0);
    weights.set([0, 0, 0xc0, 0x7f], place);
    const read = readParts({ ...PARTS, "model.weights.h5": weights });
    expectRefusal(read, "not-finite", "layers/dense/vars/0");
  });
});

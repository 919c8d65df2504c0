// UNTRUSTED. What Keras writes into HDF5: groups, texts and arrays of floats. Uses jsfive.
import { File as Hdf5File, Dataset, Group } from "jsfive";
import { exactDouble } from "../../dataset/index.js";
import { isRefusal, refuse } from "../exact/refusal.js";
import type { Matrix } from "./layers.js";
import { entriesOf } from "./tensors.js";

export type { Group } from "jsfive";

const FLOATS = /^[<>]f[248]$/u;

/**
 * What the library gives; its own errors mean that the file is damaged.
 *
 * The library warns on the console in words of the file, which could hold anything: it is kept quiet.
 */
export function opened<T>(read: () => T): T {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) throw error;
    const why = error instanceof Error ? error.message : "";
    return refuse("syntax", `the HDF5 file cannot be read: ${why}`);
  } finally {
    console.warn = warn;
  }
}

/** The root of a file. Fails: refusal. */
export function openHdf5(bytes: Uint8Array): Group {
  return opened(() => new Hdf5File(bytes.slice().buffer, "model.h5"));
}

/** Text of a field of fixed length: NUL fills it up. */
export function unpadded(text: unknown): string {
  return typeof text === "string" ? text.replace(/\0+$/u, "") : "";
}

/** The array of floats that was found. Fails: refusal. */
export function matrixOf(name: string, found: unknown, bytes: number): Matrix {
  if (!(found instanceof Dataset))
    return refuse("undefined-name", "there is no such weight", { tensor: name });
  const { shape, dtype } = found;
  if (typeof dtype !== "string" || !FLOATS.test(dtype)) {
    return refuse("element-type", "the weight is no array of floating-point numbers", {
      tensor: name,
    });
  }
  const count = entriesOf(shape, bytes, { tensor: name });
  const numbers = Array.from(found.value as ArrayLike<unknown>);
  if (numbers.length !== count) {
    refuse("byte-count", `${shape.join("×")} entries, ${numbers.length} are there`, {
      tensor: name,
    });
  }
  const values = numbers.map((x, k) => {
    const value = typeof x === "number" ? exactDouble(x) : undefined;
    return value ?? refuse("not-finite", `entry ${k} is NaN or infinite`, { tensor: name });
  });
  return { name, shape, values };
}

/** A group inside a group. Fails: refusal. */
export function groupIn(group: Group, name: string): Group {
  const found = group.get(name);
  return found instanceof Group ? found : refuse("undefined-name", `there is no group ${name}`);
}

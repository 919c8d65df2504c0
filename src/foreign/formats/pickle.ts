// UNTRUSTED. The few instructions of Python's pickle that a saved dictionary of tensors consists of. Nothing
// is imported and nothing is called: names stand for themselves, and every other instruction is declined.
import { refuse } from "../exact/refusal.js";

export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleName
  | PickleTuple
  | PickleDict
  | PickleCall
  | PickleStorage;

export interface PickleName {
  readonly kind: "name";
  readonly name: string;
}
export interface PickleTuple {
  readonly kind: "tuple";
  readonly items: readonly PickleValue[];
}
export interface PickleDict {
  readonly kind: "dict";
  readonly entries: Map<PickleValue, PickleValue>;
}
export interface PickleCall {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly PickleValue[];
}
export interface PickleStorage {
  readonly kind: "storage";
  readonly args: readonly PickleValue[];
}

/** Names that may occur. */
const NAMES: readonly string[] = [
  "collections OrderedDict",
  "torch._utils _rebuild_tensor_v2",
  "torch._utils _rebuild_parameter",
  "torch DoubleStorage",
  "torch FloatStorage",
  "torch HalfStorage",
  "torch BFloat16Storage",
  "torch LongStorage",
];

const isTuple = (value: PickleValue | undefined): value is PickleTuple =>
  typeof value === "object" && value !== null && value.kind === "tuple";
const isDict = (value: PickleValue | undefined): value is PickleDict =>
  typeof value === "object" && value !== null && value.kind === "dict";

const textIn = (value: PickleValue): string => (typeof value === "string" ? value : "(no text)");

/** The value that a pickle describes. Fails: refusal. Cost: linear. */
export function readPickle(bytes: Uint8Array): PickleValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const stack: PickleValue[] = [];
  const marks: number[] = [];
  const memo = new Map<number, PickleValue>();
  let at = 0;
  const stop = (what: string): never => refuse("syntax", what, { byte: at });
  function take(count: number): number {
    if (at + count > bytes.length)
      refuse("truncated", "the pickle ends early", { byte: bytes.length });
    at += count;
    return at - count;
  }
  const pop = (): PickleValue => {
    const value = stack.pop();
    return value === undefined || stack.length < (marks.at(-1) ?? 0)
      ? stop("the pickle takes a value that is not there")
      : value;
  };
  const top = (): PickleValue => {
    const value = stack.at(-1);
    return value === undefined ? stop("the pickle has no value here") : value;
  };
  const popMark = (): readonly PickleValue[] =>
    stack.splice(marks.pop() ?? stop("the pickle has no mark here"));
  const text = (count: number): string => {
    const from = take(count);
    return new TextDecoder().decode(bytes.subarray(from, from + count));
  };
  function line(): string {
    const end = bytes.indexOf(10, at);
    if (end < 0) return stop("a name does not end");
    const found = text(end - at);
    take(1);
    return found;
  }
  function tuple(items: readonly PickleValue[]): void {
    stack.push({ kind: "tuple", items });
  }
  function name(found: string): void {
    if (!NAMES.includes(found))
      refuse(
        "layer",
        `the pickle names ${found}`,
        { byte: at },
        "save a dictionary of tensors alone: torch.save(model.state_dict(), ...)",
      );
    stack.push({ kind: "name", name: found });
  }
  function setItems(items: readonly PickleValue[]): void {
    const target = top();
    if (!isDict(target) || items.length % 2 > 0)
      return stop("the pickle fills something that is no dictionary");
    for (let k = 0; k < items.length; k += 2) {
      const [key = null, value = null] = items.slice(k, k + 2);
      if (target.entries.has(key))
        refuse("name-twice", `${textIn(key)} is given twice`, { byte: at });
      target.entries.set(key, value);
    }
  }
  function reduce(): void {
    const [args, called] = [pop(), pop()];
    if (!isTuple(args) || typeof called !== "object" || called === null || called.kind !== "name") {
      return stop("the pickle calls something that is no name");
    }
    if (called.name === "collections OrderedDict" && args.items.length === 0) {
      stack.push({ kind: "dict", entries: new Map() });
    } else stack.push({ kind: "call", name: called.name, args: args.items });
  }
  function build(): void {
    pop();
    // The state of a dictionary of tensors is its _metadata: versions of modules, nothing of the network.
    if (!isDict(top())) stop("the pickle gives state to something that is no dictionary");
  }
  function persistent(): void {
    const args = pop();
    if (!isTuple(args)) return stop("a storage is named by something that is no tuple");
    stack.push({ kind: "storage", args: args.items });
  }
  const pairs = (count: number): void => {
    tuple(Array.from({ length: count }, pop).reverse());
  };
  const recall = (key: number): void => {
    stack.push(memo.get(key) ?? stop("the pickle recalls what it has not stored"));
  };
  const CODES: Readonly<Record<number, () => void>> = {
    0x80: () => void take(1),
    0x95: () => void take(8),
    0x63: () => {
      const module = line();
      name(`${module} ${line()}`);
    },
    0x93: () => {
      const [own, module] = [pop(), pop()];
      name(`${textIn(module)} ${textIn(own)}`);
    },
    0x71: () => void memo.set(view.getUint8(take(1)), top()),
    0x72: () => void memo.set(view.getUint32(take(4), true), top()),
    0x94: () => void memo.set(memo.size, top()),
    0x68: () => {
      recall(view.getUint8(take(1)));
    },
    0x6a: () => {
      recall(view.getUint32(take(4), true));
    },
    0x28: () => void marks.push(stack.length),
    0x29: () => {
      tuple([]);
    },
    0x74: () => {
      tuple(popMark());
    },
    0x85: () => {
      pairs(1);
    },
    0x86: () => {
      pairs(2);
    },
    0x87: () => {
      pairs(3);
    },
    0x7d: () => void stack.push({ kind: "dict", entries: new Map() }),
    0x73: () => {
      const [value, key] = [pop(), pop()];
      setItems([key, value]);
    },
    0x75: () => {
      setItems(popMark());
    },
    0x52: reduce,
    0x62: build,
    0x51: persistent,
    0x4b: () => void stack.push(view.getUint8(take(1))),
    0x4d: () => void stack.push(view.getUint16(take(2), true)),
    0x4a: () => void stack.push(view.getInt32(take(4), true)),
    0x58: () => void stack.push(text(view.getUint32(take(4), true))),
    0x8c: () => void stack.push(text(view.getUint8(take(1)))),
    0x88: () => void stack.push(true),
    0x89: () => void stack.push(false),
    0x4e: () => void stack.push(null),
  };
  for (;;) {
    const code = view.getUint8(take(1));
    if (code === 0x2e) break;
    const run =
      CODES[code] ??
      refuse("layer", `the pickle has the instruction ${code}, which is not read`, {
        byte: at - 1,
      });
    run();
  }
  if (at !== bytes.length) refuse("trailing", "the pickle goes on after its end", { byte: at });
  const [value, more] = [pop(), stack.length];
  return more > 0 ? stop("the pickle leaves values behind") : value;
}

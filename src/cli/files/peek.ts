// UNTRUSTED. The front of bytes that can be read only once, and still all of them. Needs no Node: a page
// reads with it too. Imports nothing: every start of the command loads it.

function joined(front: Uint8Array, next: Uint8Array): Uint8Array {
  const both = new Uint8Array(front.length + next.length);
  both.set(front);
  both.set(next, front.length);
  return both;
}

/** At least `count` bytes of the front (fewer only if there are no more), and everything. */
export function peek(
  chunks: Iterable<Uint8Array>,
  count: number,
): { readonly front: Uint8Array; readonly all: Generator<Uint8Array> } {
  const rest = chunks[Symbol.iterator]();
  let front: Uint8Array = new Uint8Array(0);
  while (front.length < count) {
    const step = rest.next();
    if (step.done === true) break;
    front = front.length === 0 ? step.value : joined(front, step.value);
  }
  function* all(): Generator<Uint8Array> {
    try {
      if (front.length > 0) yield front;
      yield* { [Symbol.iterator]: () => rest };
    } finally {
      rest.return?.();
    }
  }
  return { front, all: all() };
}

// UNTRUSTED. Which differently labelled points still share every cell so far.

/** Numbers equal integers below 2^53 consecutively, by open addressing. */
class Interner {
  readonly #keys: Float64Array;
  readonly #ids: Int32Array;
  readonly #mask: number;
  size = 0;

  constructor(capacity: number) {
    let slots = 16;
    while (slots < 2 * capacity) slots *= 2;
    this.#keys = new Float64Array(slots);
    this.#ids = new Int32Array(slots).fill(-1);
    this.#mask = slots - 1;
  }

  idOf(key: number): number {
    const low = (key % 4294967296) | 0;
    const high = Math.floor(key / 4294967296) | 0;
    let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & this.#mask;
    for (;;) {
      const id = this.#ids[slot] ?? -1;
      if (id < 0) {
        this.#keys[slot] = key;
        this.#ids[slot] = this.size;
        this.size += 1;
        return this.size - 1;
      }
      if (this.#keys[slot] === key) return id;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/**
 * The points that still share all cells with a differently labelled point, in groups of equal cells.
 * Points of pure groups are left out: they stay separated.
 */
export interface Partition {
  readonly members: Int32Array;
  readonly groups: Int32Array;
  readonly groupCount: number;
  /** Number of differently labelled pairs in one group. */
  readonly conflicts: number;
}

/** All points in one group. */
export function wholePartition(labels: Int32Array, classes: number): Partition {
  const members = Int32Array.from(labels.keys());
  const one: Partition = {
    members,
    groups: new Int32Array(labels.length),
    groupCount: 1,
    conflicts: Infinity,
  };
  return refined(one, labels, classes, () => 0);
}

/**
 * The partition after one more coordinate.
 *
 * Shapes  cellOf: the cell of a point, an integer in [0, 2^32).
 * Cost    two hash look-ups a member.
 */
export function refined(
  partition: Partition,
  labels: Int32Array,
  classes: number,
  cellOf: (point: number) => number,
): Partition {
  const { members, groups } = partition;
  const count = members.length;
  const cells = new Interner(count);
  const pairs = new Interner(count);
  const next = new Int32Array(count);
  const sizes = new Int32Array(count);
  const labelSizes = new Int32Array(count);
  const groupOfPair = new Int32Array(count);
  for (let n = 0; n < count; n += 1) {
    const point = members[n] ?? 0;
    const group = cells.idOf((groups[n] ?? 0) * 4294967296 + cellOf(point));
    next[n] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
    const pair = pairs.idOf(group * classes + (labels[point] ?? 0));
    labelSizes[pair] = (labelSizes[pair] ?? 0) + 1;
    groupOfPair[pair] = group;
  }
  const same = new Float64Array(cells.size);
  for (let pair = 0; pair < pairs.size; pair += 1) {
    const group = groupOfPair[pair] ?? 0;
    same[group] = (same[group] ?? 0) + (labelSizes[pair] ?? 0) ** 2;
  }
  let conflicts = 0;
  for (let group = 0; group < cells.size; group += 1) {
    conflicts += ((sizes[group] ?? 0) ** 2 - (same[group] ?? 0)) / 2;
  }
  const mixed = (n: number): boolean => {
    const group = next[n] ?? 0;
    return (sizes[group] ?? 0) ** 2 !== (same[group] ?? 0);
  };
  const kept: number[] = [];
  for (let n = 0; n < count; n += 1) if (mixed(n)) kept.push(n);
  return {
    members: Int32Array.from(kept, (n) => members[n] ?? 0),
    groups: Int32Array.from(kept, (n) => next[n] ?? 0),
    groupCount: cells.size,
    conflicts,
  };
}

/** Two differently labelled points of one group, found from member `from` on; undefined if none. */
export function conflictingPair(
  partition: Partition,
  labels: Int32Array,
  from: number,
): [number, number] | undefined {
  const { members, groups } = partition;
  const first = members[from];
  if (first === undefined) return undefined;
  for (let n = 0; n < members.length; n += 1) {
    const other = members[n] ?? 0;
    if (groups[n] === groups[from] && labels[other] !== labels[first]) return [first, other];
  }
  return undefined;
}

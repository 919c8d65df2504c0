// Generated data sets: a function of their sizes alone.

/** Uniform integers below `range`, by a linear congruential generator of 48 bits. */
function generator(seed) {
  let state = (BigInt(seed) * 2_862_933_555_777_941_757n + 3_037_000_493n) & 0xffffffffffffn;
  return (range) => {
    state = (state * 25_214_903_917n + 11n) & 0xffffffffffffn;
    return Number((state >> 16n) % BigInt(range));
  };
}

/** `count` points of [0, 1]^dimension with three decimals and labels in turn, as CSV, label last. */
export function generated(count, dimension, classes) {
  const draw = generator(1_000_003 * count + 1_009 * dimension + classes);
  const decimal = () => `0.${`${draw(1000)}`.padStart(3, "0")}`;
  const rows = Array.from({ length: count }, (_, i) => {
    const point = Array.from({ length: dimension }, decimal);
    return `${point.join(",")},${i % classes}`;
  });
  return `${rows.join("\n")}\n`;
}

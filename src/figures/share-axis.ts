// UNTRUSTED. A linear axis of shares, from 0 to 100 %. Imports nothing but the form of an axis.
import type { LogAxis } from "./log-axis.js";

const LABELLED = [0, 20, 40, 60, 80, 100];
const MINOR = [10, 30, 50, 70, 90];

/** Requires: values from 0 to 100. */
export function shareAxis([from, to]: readonly [number, number]): LogAxis {
  const place = (value: number): number => from + ((to - from) * value) / 100;
  return {
    place,
    ticks: LABELLED.map((value) => ({ at: place(value), label: `${value} %` })),
    minor: MINOR.map(place),
  };
}

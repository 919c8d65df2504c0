// UNTRUSTED. A dataset: labelled rational points, their classes, and where each was read.
// Imports the kernel.
import type { Scaled } from "../numbers/index.js";
import { DataError, type Unit } from "./data-error.js";

/** A point, the index of its class, and its position in the source, from 1. */
export interface LabelledPoint {
  readonly point: Scaled;
  readonly label: number;
  readonly line: number;
}

/** N ≥ 1 points of one dimension d ≥ 1; every class has a point. */
export interface Dataset {
  readonly dimension: number;
  readonly classes: readonly string[];
  readonly points: readonly LabelledPoint[];
  readonly source: string;
  /** What `line` of a point counts; lines if absent. */
  readonly unit?: Unit;
  /** Names of the d coordinates, if the source has any. */
  readonly names?: readonly string[];
  /** True if a limit on the number of points may have left out some. */
  readonly isPart?: true;
  /** What was done because options asked for it, with numbers; nothing if absent. */
  readonly done?: readonly string[];
}

const LARGEST_NUMBERED_CLASS = 1023;
const CANONICAL_INTEGER = /^(?:0|[1-9]\d{0,3})$/;

/** True if the labels are numbers: all of them 0, 1, …, 1023 without sign or leading zero. */
export function areNumberedClasses(classes: readonly string[]): boolean {
  return classes.every(
    (text) => CANONICAL_INTEGER.test(text) && Number.parseInt(text, 10) <= LARGEST_NUMBERED_CLASS,
  );
}

/**
 * The same points with the classes 0 to count − 1, each named by its number, whether or not a point has it.
 *
 * Ensures  undefined unless every class of the dataset is one of these.
 */
export function numberedClasses(dataset: Dataset, count: number): Dataset | undefined {
  const numbers = dataset.classes.map((text) => Number.parseInt(text, 10));
  if (!areNumberedClasses(dataset.classes) || numbers.some((n) => n >= count)) return undefined;
  const points = dataset.points.map((own) => ({ ...own, label: numbers[own.label] ?? 0 }));
  return { ...dataset, classes: Array.from({ length: count }, (_, k) => String(k)), points };
}

/** Classes as met → classes in order: by number if they are numbers, else as they are. */
function orderClasses(met: readonly string[]): readonly string[] {
  if (!areNumberedClasses(met)) return met;
  return [...met].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** Takes points as they are read and makes the dataset of them. */
export class DatasetCollector {
  private readonly points: LabelledPoint[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly done: string[] = [];
  private names: readonly string[] | undefined;

  constructor(
    readonly source: string,
    readonly unit: Unit,
    private readonly limit: number = Infinity,
  ) {}

  /** True once the limit of points is reached: what follows need not be read. */
  get isFull(): boolean {
    return this.points.length >= this.limit;
  }

  /** Takes the names of the coordinates. */
  name(names: readonly string[]): void {
    this.names = names;
  }

  /** Notes what was done because an option asked for it. */
  say(what: string): void {
    this.done.push(what);
  }

  /** Adds a point. Fails: DataError if its dimension differs from that of the first. */
  add(point: Scaled, label: string, line: number): void {
    const first = this.points[0];
    if (first !== undefined && first.point.ints.length !== point.ints.length) {
      const expected = `${first.point.ints.length} coordinates as in ${this.unit} ${first.line}`;
      throw new DataError({
        source: this.source,
        place: { unit: this.unit, line },
        problem: `expected ${expected}, got ${point.ints.length}`,
        next: "give every point the same number of coordinates",
      });
    }
    const known = this.numbers.get(label);
    const number = known ?? this.numbers.size;
    if (known === undefined) this.numbers.set(label, number);
    this.points.push({ point, label: number, line });
  }

  /** The dataset. Fails: DataError if there is no point. */
  finish(): Dataset {
    const { source, unit, names } = this;
    const first = this.points[0];
    if (first === undefined) {
      throw new DataError({ source, problem: "expected points, got none" });
    }
    const met = [...this.numbers.keys()];
    const classes = orderClasses(met);
    const positions = new Map(classes.map((text, k) => [text, k]));
    const order = met.map((text) => positions.get(text) ?? 0);
    const isSame = order.every((position, k) => position === k);
    const points = isSame
      ? this.points
      : this.points.map((p) => ({ ...p, label: order[p.label] ?? 0 }));
    const dimension = first.point.ints.length;
    return {
      ...{ dimension, classes, points, source, unit },
      ...(names !== undefined && { names }),
      ...(this.isFull && { isPart: true }),
      ...(this.done.length > 0 && { done: this.done }),
    };
  }
}

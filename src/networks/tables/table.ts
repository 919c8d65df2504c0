// UNTRUSTED. The three tables side by side, and the choice by parameter count.
import { fault } from "../../numbers/index.js";
import type { Affine } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";
import { denseCount, widened } from "../dense-size.js";
import { bestBlockShape, blockTable, blockTableWidths } from "./block-table.js";
import { bestRunShape, runTableWidths } from "./run-plan.js";
import { runTable } from "./run-table.js";
import { type Entry, runsOf } from "./runs.js";
import { ANY_ROOM, fits, type Room, type SelectionShape } from "./selection.js";
import { staircaseTable, staircaseTableWidths } from "./staircase-table.js";

/** L0 staircase, L1 blocks of keys, L2 delta-coded runs. */
export type TableName = "L0" | "L1" | "L2";

/** A table that could be built for some entries. */
export interface TablePlan {
  readonly name: TableName;
  /** Shape in words, such as "A = 40, B = 12". */
  readonly detail: string;
  /** Layer widths from the key unit to the output. */
  readonly widths: readonly number[];
  /** Parameters after the key unit, with the units that are carried beside the table. */
  readonly parameters: number;
  /** Adds the layers; the result is the code of the key. */
  readonly build: (builder: NetworkBuilder, key: Affine) => Affine;
}

/**
 * The tables for entries with ascending, distinct keys and at least two codes: with a limit, those that
 * have room.
 *
 * Shapes  top = the largest code; carried: units that every layer but the last holds beside the table.
 * Cost    O(N√N) to choose block lengths; nothing is built yet.
 */
export function tablePlans(
  entries: readonly Entry[],
  top: number,
  carried = 0,
  room: Room = ANY_ROOM,
): TablePlan[] {
  const plan = (
    name: TableName,
    detail: string,
    widths: readonly number[],
    build: TablePlan["build"],
  ): TablePlan => {
    return { name, detail, widths, parameters: denseCount(widened(widths, carried)), build };
  };
  const runs = runsOf(entries);
  const inLayers = ({ blocks, perLayer }: SelectionShape): string =>
    perLayer < blocks - 1 ? `, ${perLayer} ${perLayer === 1 ? "block" : "blocks"} a layer` : "";
  const plans: TablePlan[] = [];
  const steps = staircaseTableWidths(runs.length);
  if (fits(steps, carried, room)) {
    plans.push(
      plan("L0", `${runs.length} runs`, steps, (builder, key) =>
        staircaseTable(builder, key, runs),
      ),
    );
  }
  const blocks = bestBlockShape(entries, top, carried, room);
  if (blocks !== undefined) {
    const detail = `A = ${blocks.blocks}, B = ${blocks.length}, keys of ${blocks.keyBits} bits${inLayers(blocks)}`;
    plans.push(
      plan("L1", detail, blockTableWidths(blocks), (builder, key) =>
        blockTable(builder, key, entries, blocks),
      ),
    );
  }
  const shape = bestRunShape(runs, top, carried, room);
  if (shape !== undefined) {
    const detail = `A = ${shape.blocks}, B = ${shape.length}, differences of ${shape.differenceBits} bits${inLayers(shape)}`;
    plans.push(
      plan("L2", detail, runTableWidths(shape), (builder, key) =>
        runTable(builder, key, runs, shape, top),
      ),
    );
  }
  return plans;
}

/** The table with the fewest parameters, the first of them. */
export function smallestTable(plans: readonly TablePlan[]): TablePlan {
  let best: TablePlan | undefined;
  for (const one of plans) if (best === undefined || one.parameters < best.parameters) best = one;
  return best ?? fault("no table");
}

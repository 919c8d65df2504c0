// Datasets written by hand for tests: texts of coordinates and a label.
import { at } from "../../src/numbers/index.js";
import { DatasetCollector } from "../../src/dataset/dataset.js";
import type { Dataset } from "../../src/dataset/index.js";
import { PointDecoder } from "../../src/dataset/point.js";

/** Records of cells, the label last; point i is on line i + 1. */
export function datasetOf(records: readonly (readonly string[])[]): Dataset {
  const collector = new DatasetCollector("plain", "line");
  const decoder = new PointDecoder("plain");
  records.forEach((cells, index) => {
    const line = index + 1;
    const place = (k: number) => ({ unit: "line", line, column: k + 1 }) as const;
    collector.add(decoder.decode(cells.slice(0, -1), place), at(cells, cells.length - 1), line);
  });
  return collector.finish();
}

/** Records written as `0 0 a; 3/2 1e9 b`. */
export function plain(text: string): Dataset {
  return datasetOf(text.split(";").map((record) => record.trim().split(/ +/)));
}

// The networks of the certificates made by hand.
import { network } from "./recipe.js";

/** The example of docs/format.md: h = max(0, z − 2), max(0, z − 4), z = (3x + 4y)/5, f = 1 + (h_0 − h_1)/2. */
export const planeNetwork = network(
  2,
  [
    ["-2", "3/5", "4/5"],
    ["-4", "3/5", "4/5"],
  ],
  [["1", "1/2", "-1/2"]],
);
/** x − 1 and 1 − x: which is larger says on which side of 1 a point is. */
export const scores = network(1, [
  ["1", "-1"],
  ["-1", "1"],
]);

/** Two hidden layers of one unit: max(0, 2 − max(0, x)) is 2, then 0. */
export const deep = network(1, [["0", "1"]], [["2", "-1"]], [["0", "1"]]);

/** Two rows of the second layer with weights in proportion: 5·(s/5 − 4) − 3·(s/3 − 9) = 7, s = 30 + 2x. */
export const proportional = network(
  1,
  [
    ["10", "1"],
    ["20", "1"],
  ],
  [
    ["-4", "1/5", "1/5"],
    ["-9", "1/3", "1/3"],
  ],
  [["0", "5", "-3"]],
);

/** The plane example with its hidden units doubled: their linear parts have a common factor. */
export const doubled = network(
  2,
  [
    ["-4", "6/5", "8/5"],
    ["-8", "6/5", "8/5"],
  ],
  [["1", "1/4", "-1/4"]],
);

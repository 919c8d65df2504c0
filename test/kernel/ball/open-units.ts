// Networks on [−1, 1] with units that bend there, and questions about one ball of them.
import { NORM_ONE } from "../../../src/kernel/index.js";
import { dense, network, vector } from "../../exact.js";
import { below, type BallCase } from "./evidence.js";

// x + 1 ≥ 0 with equality, −x − 1 ≤ 0, x bends, and one constant 0.
export const ROWS = [dense("1", "1"), dense("-1", "-1"), dense("0", "1"), dense("0", "0")];
export const NET = network(1, ROWS, [dense("0", "1", "1", "1", "1")]);

/** The first layer by these letters and what else is said of it; the label by cases of the unit that bends. */
export const first = (letters: string, layer: object = {}): BallCase => ({
  network: NET,
  centre: vector("0"),
  norm: NORM_ONE,
  rule: below("100"),
  evidence: {
    layers: [Object.keys(layer).length === 0 ? letters : { units: letters, ...layer }],
    output: [
      {
        cases: [
          [[], []],
          [[2], []],
        ],
      },
    ],
  },
});

// h = max(0, x), k = max(0, −x), g = x + 5; f = 2h − g + 5 = |x|: at most 1 on [−1, 1].
const MODULUS = network(
  1,
  [dense("0", "1"), dense("0", "-1"), dense("5", "1")],
  [dense("5", "2", "0", "-1")],
);

/** |x| < level, by this layer and this proof of the output. */
export const modulus = (layer: unknown, output: unknown[], level = "11/10"): BallCase => ({
  network: MODULUS,
  centre: vector("0"),
  rule: below(level),
  evidence: { layers: [layer], output },
});

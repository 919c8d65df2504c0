// UNTRUSTED. What statements about Lipschitz constants rest on and nothing here proves, by name.
// Imports nothing.

/** Name → what is assumed. */
export const LIPSCHITZ_ASSUMPTIONS = {
  "random-signs":
    "the labels are independent uniform signs; the statement holds with probability at least 1 - eta",
  "iid-points": "the points with their labels are drawn independently from one law",
  isoperimetry:
    "the points follow a mixture of K laws that are c-isoperimetric: P(|f - Ef| >= t) <= 2 exp(-d t^2/(2 c L^2))",
  "label-noise":
    "the expected variance of the label given the point is at least epsilon plus the mean squared error of the network; labels lie in [-1, 1]",
  "fixed-class":
    "the class of networks (this architecture, weights up to the largest one here in size) was fixed before the points were drawn",
  "points-in-ball": "all points of the law, not only these, have an l_2 norm of at most R",
} as const;

export type LipschitzAssumption = keyof typeof LIPSCHITZ_ASSUMPTIONS;

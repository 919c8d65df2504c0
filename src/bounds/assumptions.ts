// UNTRUSTED. The assumptions that bounds rest on and that nothing here proves, by name.
// Imports nothing.

/** Name → what is assumed. */
export const ASSUMPTIONS = {
  "one-architecture":
    "one architecture serves all datasets with these N, d, C and rho; only its weights depend on the dataset",
  "error-eta":
    "the network may be wrong on a share eta > 0 of each ball: it is not robust on the whole ball",
  "moderate-range":
    "the bit lengths of the coordinates, of 1/epsilon and of 1/eta are polylogarithmic in N, d and 1/rho",
  "first-layer-omitted": "the source leaves the parameters of the first layer out of the count",
  "quoted-by-kim-moon-yun":
    "the statement is known from its quotation by Kim, Moon and Yun, not from its own text",
  "ratio-is-rho": "the quoted ratio is rho = 2 sigma/delta; the quotation leaves a factor 2 open",
  "ratio-is-sigma-over-delta":
    "the quoted ratio is sigma/delta = rho/2; the quotation leaves a factor 2 open",
  "width-below-dimension":
    "the quoted width bound is meant for widths below d, and is capped at d here",
  "unit-ball": "the points lie in the unit ball of the norm, and 1/radius is polynomial in N and d",
  "large-ratio-only":
    "the source's condition on the radius is read as rho > sqrt(1 - 1/d), as Kim, Moon and Yun state it",
  "sphere-lemma":
    "d is as large as the quoted lemma on coordinates of a point of the sphere needs; the source does not say how large",
  "fixed-depth": "the network has exactly the depth asked for",
  "given-parameters": "the network has exactly the parameter count of the one given",
} as const;

export type AssumptionName = keyof typeof ASSUMPTIONS;

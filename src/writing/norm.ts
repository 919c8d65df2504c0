// UNTRUSTED. The one spelling of a norm: `inf`, or its exponent. May import kernel, format.
import { encodeRational } from "../format/index.js";
import type { Norm } from "../kernel/index.js";

export function encodeNorm(norm: Norm): string {
  switch (norm.kind) {
    case "one":
      return "1";
    case "two":
      return "2";
    case "infinity":
      return "inf";
    case "power":
      return encodeRational({ num: norm.a, den: norm.b });
  }
}

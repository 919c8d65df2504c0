// UNTRUSTED. What the reader of VNN-LIB offers.
export { type Bound, type Case, casesOf, soleNetwork } from "./cases.js";
export { type ReadCases, readCases, type ReadQuery, readQuery } from "./parse.js";
export {
  type Atom,
  type Formula,
  holdsAt,
  type Linear,
  type Query,
  type QueryNetwork,
  valueOf,
  type Variable,
} from "./query.js";

// UNTRUSTED. What the shards folder offers.
export { coverOf, type NamedShare, type NoCover } from "./cover.js";
export { DIVISIBLE, type Layout, layoutOf, type Source } from "./layout.js";
export {
  type Choice,
  type Hash,
  type Part,
  partText,
  ratioChoice,
  type Survey,
  survey,
  type Whole,
} from "./part.js";
export { ballsOfShard, type Shard } from "./shard.js";
export {
  type BadShare,
  readShare,
  SHARE_FORMAT,
  type Sealer,
  type Share,
  shareText,
} from "./share.js";

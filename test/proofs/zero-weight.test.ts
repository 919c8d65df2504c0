// A term of weight 0 asks nothing of its unit: found among texts from scratch (seed 455841761), where the proved checker
// alone refused it, as the unit is no sum of curves.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { provedAnswersOf, whyNotProved } from "./proved.js";

const LINES = [
  `{"format":"muball/1","kind":"eta-robust","claim":{"dataset":"sha256:599711f5746c15e6ab80151c892749d80b3ce6fa6128770ed0271e909a0838ef","points":1,"dimension":3,"classes":["a","b"],"norm":"inf","radius":"1/4","rule":{"kind":"argmax"},"ratio":null,"error":"93750000001/500000000000"},"network":{"source":"inline","inputs":3,"widths":[2,2,2,2]},"size":{"width":2,"depth":4,"parameters":"26","nonzero":"23","bits":45},"points":"inline","reaches":0,"ratio":null,"note":""}`,
  `{"bias":"3/8","columns":[0,1],"weights":["1","1/2"]}`,
  `{"bias":"17/8","columns":[0,1,2],"weights":["-1/2","2","1"]}`,
  `{"bias":"-1/4","columns":[0,1],"weights":["1/2","1/3"]}`,
  `{"bias":"-1","columns":[0,1],"weights":["-2","-1/3"]}`,
  `{"bias":"1","columns":[0],"weights":["1"]}`,
  `{"bias":"-7733251/6291456","columns":[0,1],"weights":["1/2","2"]}`,
  `{"bias":"-1/2","columns":[0,1],"weights":["2","1/2"]}`,
  `{"bias":"-524289/1048576","columns":[1],"weights":["2"]}`,
  `{"layer":{"units":"o1z1","proofs":[[]],"facts":[[1,0,{"cases":[[[],[]],[[0],{"cases":[[[],[]],[[1],[]]]}]]}]]}}`,
  `{"point":["1/2","-1","1/2"],"label":0,"layers":[{"units":"+1o1","facts":[[0,0,{"separable":["4",0]}]]},0,{"units":"a1z1","proofs":[[],[[0,"1/2"]]],"facts":[[2,0,{"cases":[[[],{"cases":[[[],[]],[[0],{"cases":[[[],[]],[[1],[]]]}]]}]]}]]}],"facts":[{"terms":[[1,"0"],[0,"1/2"]],"constant":"-786433/1048576","rows":[[0,0,"1/2"]]},{"terms":[[1,"1"],[0,"1"]],"constant":"-1441795/3145728"},{"terms":[[0,"2"],[0,"1"]],"constant":"-4375000000001/1000000000000"}],"except":[[0,"3/8","27/64","187500000001/1000000000000"],[0,"15/32","15/32","1/1000000000000"]]}`,
];

test.skipIf(whyNotProved() !== undefined)("a term of weight 0 under SEPARABLE is no term", () => {
  const world = mkdtempSync(path.join(tmpdir(), "muball-zero-"));
  const file = path.join(world, "text.muball");
  writeFileSync(file, LINES.map((line) => `${line}\n`).join(""));
  const [answer] = provedAnswersOf([[file]]);
  rmSync(world, { recursive: true });
  expect(answer?.line).toMatch(/^accepted kind=eta-robust N=1 d=3 /u);
});

// UNTRUSTED. What the figures folder offers.
export { type NoFigure, planeFigure, type PlaneSubject } from "./plane-figure.js";
export { type PointRadii, radiusFigure } from "./radius-figure.js";
export { sobolevFigure } from "./sobolev-figure.js";
export { type SvgElement, svgLines } from "./svg.js";
export { sweepFigure } from "./sweep-figure.js";

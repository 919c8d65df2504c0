// Axes, texts and charts: ticks that people read, SVG that is well-formed, curves that are cut where they should be.
import { describe, expect, it } from "vitest";
import { around, logAxis, powerText } from "../../src/figures/log-axis.js";
import { wrapped } from "../../src/figures/style.js";
import { coordinate, element, svgLines } from "../../src/figures/svg.js";

describe("logarithmic axes", () => {
  it("spell powers of ten as people do", () => {
    expect([-12, -3, -2, -1, 0, 3, 4, 10].map(powerText)).toEqual([
      ...["10⁻¹²", "10⁻³", "0.01", "0.1", "1", "1000", "10⁴", "10¹⁰"],
    ]);
  });

  it("place values by their logarithm, and label decades where there is room", () => {
    const { place, ticks } = logAxis([1, 1000], [0, 300], 40);
    expect([place(1), place(10), place(1000)].map((x) => Math.round(x))).toEqual([0, 100, 300]);
    expect(ticks.map(({ label }) => label)).toEqual(["1", "10", "100", "1000"]);
  });

  it.each([
    [[0.00001, 1], 30, ["10⁻⁴", "0.01", "1"]],
    [[4, 30], 20, ["5", "10", "20"]],
    [[4, 30], 45, ["10", "30"]],
    [[12, 80], 30, ["20", "50"]],
    [[2, 4], 30, ["2", "3", "4"]],
    [[1e-9, 1e9], 60, ["10⁻⁹", "1", "10⁹"]],
    [[300, 90_000], 30, ["1000", "10⁴"]],
  ] as const)("between %s, with %s of 120 pixels a label: %s", ([low, high], apart, labels) => {
    const { ticks } = logAxis([low, high], [0, 120], apart);
    expect(ticks.map(({ label }) => label)).toEqual(labels);
  });

  it("show a little more than the values, and a decade about a single one", () => {
    expect(around([2, 8], 2)).toEqual([1, 16]);
    expect(around([3], 2)).toEqual([1, 9]);
    expect(around([], 2)).toEqual([1, 10]);
  });
});

describe("SVG", () => {
  it("is escaped, and has two decimals at most", () => {
    const lines = svgLines(
      element("text", { x: 1.23456, y: -0.0001, id: undefined }, 'a<b & "c"\u0001'),
    );
    expect(lines).toEqual(['<text x="1.23" y="0">a&lt;b &amp; &quot;c&quot;\\u0001</text>']);
    expect([coordinate(10), coordinate(1e-9), coordinate(-2.5), coordinate(100)]).toEqual([
      ...["10", "0", "-2.5", "100"],
    ]);
  });

  it("has an element a line", () => {
    const root = element("g", {}, element("path", { d: "M0,0" }), element("g", {}, "words"));
    expect(svgLines(root)).toEqual(["<g>", ' <path d="M0,0"/>', " <g>words</g>", "</g>"]);
  });

  it("wraps words at a width, and keeps longer ones whole", () => {
    expect(wrapped("one two three", 10, 45)).toEqual(["one two", "three"]);
    expect(wrapped("incomprehensibilities are", 10, 20)).toEqual(["incomprehensibilities", "are"]);
  });
});

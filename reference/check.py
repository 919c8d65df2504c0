#!/usr/bin/env python3
"""muball's second checker: one file, Python 3.9 or newer, the standard library alone.

    python3 reference/check.py CERTIFICATE [--dataset FILE] [--network FILE] [--claim FILE]

It judges memorization, eta-robust and counterexample, and declines every other kind. It is written from docs/format.md
and docs/theory.md and shares nothing with the first checker. It has no limits of its own: give it a time limit.

Accepted means: for every point x_i of the dataset and every real x with ||x - x_i||_p <= mu, the labelling rule gives
the label of x_i at f(x), f the network whose digest is printed (except for a share of each ball, if it says error).
Exit codes: 0 accepted, 1 rejected, 2 declined, 64 wrong use, 66 cannot read.
"""
import argparse, hashlib, json, re, sys
from fractions import Fraction
from math import gcd, lcm

ZERO, ONE = Fraction(0), Fraction(1)
BAD, UNSTABLE = "ill-formed/proof", "unproved/neuron-not-stable"
SPELLING, TYPE = "malformed/not-canonical", "malformed/wrong-type"
class Rejected(Exception): exit, word = 1, "rejected"    # it does not prove its claim, or is none: a code and a place
class Declined(Exception): exit, word = 2, "declined"    # not judged here, which says nothing about the certificate
def need(holds, code, *place):
    if not holds: raise Rejected(code, *place)

# ---- Text: every line is one JSON value in its only spelling.
def encoded(value):  # The only spelling of a value: as JSON.stringify writes it, so lone surrogates are escaped
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[\ud800-\udfff]", lambda found: "\\u%04x" % ord(found[0]), text)
def parsed(line):
    try: value = json.loads(line)
    except (ValueError, RecursionError): raise Rejected("malformed/syntax") from None
    need(encoded(value) == line, SPELLING)
    return value
def sha256(lines):
    digest = hashlib.sha256()
    for line in lines: digest.update(line.encode() + b"\n")
    return "sha256:" + digest.hexdigest()
def lines_of(path):  # The lines of a text, each ended by one line feed
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            need(line.endswith(b"\n"), "malformed/syntax", "line", number)
            try: yield line[:-1].decode("utf-8", "strict")
            except UnicodeDecodeError: raise Rejected("malformed/syntax", "line", number) from None
# Readers: a value of JSON as what it must be.
def record(value, *keys, optional=()):  # The values of exactly these keys in order; None for an optional one not there
    need(type(value) is dict, TYPE)
    need(all(key in (*keys, *optional) for key in value), "malformed/unknown-field", *value)
    need(all(key in value for key in keys), "malformed/missing-field")
    need(list(value) == [key for key in (*keys, *optional) if key in value], SPELLING)
    return [value.get(key) for key in (*keys, *optional)]
def rational(text):
    match = type(text) is str and re.fullmatch(r"(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?", text)
    need(match, "malformed/rational" if type(text) is str else TYPE)
    num, den = int(match[1]), int(match[2] or 1)
    need(match[2] is None or den > 1 and gcd(num, den) == 1, "malformed/rational")
    return Fraction(num, den)
def that(holds, value, code=TYPE):
    need(holds, code)
    return value
def string(value): return that(type(value) is str, value)
def count(value): return that(type(value) is int and value >= 0, value)
def digest(value): return that(re.fullmatch("sha256:[0-9a-f]{64}", string(value)), value)
def integer(text): return int(that(re.fullmatch("0|-?[1-9][0-9]*", string(text)), text, "malformed/rational"))
def listed(value, read=lambda one: one, length=None):
    need(type(value) is list and length in (None, len(value)), TYPE)
    return [read(one) for one in value]
def rationals(value): return listed(value, rational)
def counts(value): return listed(value, count)
def some(value, read):  # A list that is left out where it is empty
    need(value != [], SPELLING)
    return [] if value is None else listed(value, read)
def fields(value, **readers):  # The values of a record, each by the reader of its key
    return [read(one) for read, one in zip(readers.values(), record(value, *readers))]
def tupled(*readers):  # The reader of a tuple, each entry by its own
    return lambda value: tuple(read(one) for read, one in zip(readers, listed(value, length=len(readers))))

# ---- The claim
class Claim:
    def __init__(self, value, kind):
        fields = ("dataset", "points", "dimension", "classes", "norm", "radius", "rule", "ratio")
        values = record(value, *fields, *(["error"] if kind == "eta-robust" else []))
        self.dataset, self.n, self.d = digest(values[0]), count(values[1]), count(values[2])
        self.classes, norm, self.mu, rule = listed(values[3], string), values[4], rational(values[5]), values[6]
        is_spelled = type(norm) is str and re.fullmatch("inf|[1-9][0-9]?(/[1-9][0-9]?)?", norm)
        self.p = "inf" if norm == "inf" else rational(norm) if is_spelled else ZERO
        if self.p != "inf" and (self.p < 1 or max(self.p.as_integer_ratio()) > 64): raise Declined("norm-exponent")
        self.rule = rule.get("kind") if type(rule) is dict else None
        if self.rule == "exact": self.values = listed(record(rule, "kind", "values")[1], rational)
        elif self.rule == "threshold": self.level = rational(record(rule, "kind", "level")[1])
        elif self.rule == "argmax": record(rule, "kind")
        else: raise Declined("labelling-rule")
        self.ratio = None if values[7] is None else rational(values[7])
        self.error = rational(values[8]) if kind == "eta-robust" else None
    def meaningful(self, network):  # The claim says something, and of this network (V5)
        c = len(self.classes)
        fits = {"exact": lambda: len(self.values) == len(set(self.values)) == c, "threshold": lambda: c == 2}
        for holds, what in (
                (self.n >= 1 and c >= 1, "empty-dataset"), (len(set(self.classes)) == c, "shape"),
                (self.d >= 1 and self.d == network.inputs, "dimension-mismatch"), (self.mu > 0, "radius"),
                (self.ratio is None or 0 < self.ratio <= 1, "ratio"),
                (self.error is None or 0 < self.error < (1 if self.ratio is None else Fraction(1, 2)), "error"),
                (fits.get(self.rule, lambda: True)(), "rule"),
                (network.outputs == (c if self.rule == "argmax" else 1), "dimension-mismatch")):
            need(holds, "ill-formed/" + what)
    def means(self, f, label):  # The labelling rule gives the label at these outputs; a tie gives none (D8)
        if self.rule == "exact": return f[0] == self.values[label]
        if self.rule == "threshold": return f[0] > self.level if label == 1 else f[0] < self.level
        return all(f[label] > f[k] for k in range(len(f)) if k != label)
def is_near(p, x, y, s, powers):  # ||x - y||_p <= s, without a root (Ratio)
    t = [abs(a - b) for a, b in zip(x, y)]
    if s < 0: return False
    if p == "inf": return max(t) <= s
    if p in (1, 2): return sum(a ** int(p) for a in t) <= s ** int(p)
    a, b, u = p.numerator, p.denominator, powers
    return len(u) == len(t) and all(n >= 0 and n ** b >= m ** a for n, m in zip(u, t)) and sum(u) ** b <= s ** a

# ---- The network
def bits(x): return abs(x.numerator).bit_length() + x.denominator.bit_length() - 1 if x else 0    # D5
class Row:  # An affine row over a common denominator
    def __init__(self, value, inputs):
        bias, self.columns, weights = fields(value, bias=rational, columns=counts, weights=rationals)
        need(len(weights) == len(self.columns) and all(weights), "ill-formed/row")
        need(self.columns == sorted(set(self.columns)) and all(c < inputs for c in self.columns), "ill-formed/row")
        self.den = lcm(bias.denominator, *(w.denominator for w in weights))
        self.ints, self.bias = [int(w * self.den) for w in weights], int(bias * self.den)
        self.bits, self.nonzero = max(map(bits, (*weights, bias))), len(weights) + (bias != 0)
class Network:
    def __init__(self, inputs, widths, rows):
        need(widths and min(widths) >= 1, "ill-formed/shape")
        self.inputs, self.outputs, self.layers, lines = inputs, widths[-1], [], []
        for before, width in zip([inputs, *widths], widths):
            lines += [line_of(rows) for _ in range(width)]
            self.layers.append([Row(parsed(line), before) for line in lines[len(lines) - width:]])
        self.digest = sha256([encoded({"format": "muball-network/1", "inputs": inputs, "widths": widths}), *lines])
        flat = [row for layer in self.layers for row in layer]
        dense = sum((before + 1) * width for before, width in zip([inputs, *widths], widths))
        self.size = {"width": max(widths[:-1], default=0), "depth": len(widths), "parameters": str(dense),
                     "nonzero": str(sum(row.nonzero for row in flat)), "bits": max(row.bits for row in flat)}
    def at(self, h):  # f at a point, exactly
        for layer in self.layers:
            z = [Fraction(r.bias + sum(n * h[c] for c, n in zip(r.columns, r.ints))) / r.den for r in layer]
            h = [max(ZERO, a) for a in z]
        return z

# ---- Geometry: linear parts w, each kept once by a number, and reaches R(w) = max {w.t : ||t||_p <= mu}
def direction(pairs):  # The primitive integer vector on the line through a vector, and the factor; () and 0 for 0
    g = gcd(*(n for _, n in pairs)) * (-1 if pairs and pairs[0][1] < 0 else 1)
    return tuple((k, n // g) for k, n in pairs), g
class Geometry:
    def __init__(self, claim, witnesses):
        self.p, self.mu, self.d = claim.p, claim.mu, claim.d
        self.vectors, self.numbers, self.reaches, self.young = [], {}, {}, {}
        self.zero = self.number((), 1)
        self.axes = [self.number(((k, 1),), 1) for k in range(self.d)]
        for witness in witnesses: self.witness(*witness)
    def number(self, pairs, den):
        g = gcd(den, *(n for _, n in pairs))
        key = tuple((k, n // g) for k, n in pairs), den // g
        if key not in self.numbers:
            self.numbers[key] = len(self.vectors)
            self.vectors.append(key)
        return self.numbers[key]
    def combine(self, weights):  # The number of a sum of multiples of parts
        total, den = {}, lcm(*(self.vectors[part][1] * w.denominator for part, w in weights))
        for part, w in weights:
            pairs, own = self.vectors[part]
            factor = w.numerator * (den // (own * w.denominator))
            for k, n in pairs: total[k] = total.get(k, 0) + factor * n
        return self.number(tuple(sorted((k, n) for k, n in total.items() if n)), den)
    def witness(self, u, alpha, taus, m):  # L1-power: an upper bound of R(u); of two for one line the later one counts
        p, mu, bad = self.p, self.mu, "ill-formed/reach-witness"
        need(p not in (1, 2, "inf") and len(u) == len(taus) == self.d and any(u), bad)
        a, b = p.numerator, p.denominator
        need(min([alpha, m, *taus]) >= 0 and m ** b >= mu ** a, bad)
        rests = sum(abs(abs(n) - alpha * p * t ** (a - b)) for n, t in zip(u, taus))
        line, factor = direction([(k, n) for k, n in enumerate(u) if n])
        self.young[line] = (alpha * m + alpha * (p - 1) * sum(t ** a for t in taus) + mu * rests) / abs(factor)
    def exact(self, part, p):  # R for p = 1, 2, inf (L1), and whether the number is its square
        pairs, den = self.vectors[part]
        sizes = [abs(n) for _, n in pairs] or [0]
        if p == 2: return (self.mu / den) ** 2 * sum(n * n for n in sizes), True
        return self.mu / den * (max(sizes) if p == 1 else sum(sizes)), False
    def reach(self, part):  # R; for p = a/b an upper bound, by a witness or by L1.6
        if part not in self.reaches:
            pairs, den = self.vectors[part]
            line, factor = direction(pairs)
            if line in self.young: self.reaches[part] = self.young[line] * abs(factor) / den, False
            elif self.p in (1, 2, "inf"): self.reaches[part] = self.exact(part, self.p)
            else: self.reaches[part] = self.exact(part, 2 if len(pairs) > 1 and self.p < 2 else "inf")
        return self.reaches[part]
    def below(self, v, part, strict=False):  # v + w.(x - c) <= 0 (< 0) on the ball (L1.1 to L1.4)
        r, squared = self.reach(part)
        y = v * v if squared else -v
        return v < 0 and y > r if strict else v <= 0 and y >= r

# ---- Forms over the units of a layer: {n: weight of the symbol n, ~part: factor of w.(x - c), None: constant}
def add(form, factor, other):  # The form, and on top of it a multiple of the other one
    for key, weight in other.items():
        form[key] = form.get(key, ZERO) + factor * weight
        if not form[key] and key is not None: del form[key]
    return form
def affine(value, part): return {~part: ONE, None: value}
def split_form(form):  # The weights of symbols, and those of linear parts
    keys = [key for key in form if key is not None]
    return {n: form[n] for n in keys if n >= 0}, [(~n, form[n]) for n in keys if n < 0]
class Layer:  # A layer on a ball or on a piece of it; index -1 is the input
    def __init__(self, index, below):
        self.index, self.below, self.z = index, below, []
        self.symbols, self.exact = {}, {}          # n -> "active" or "open"; n -> (value at the centre, part)
        self.bounds, self.facts, self.sums = {}, [], {}
    def form(self, n):  # z of unit n over the layer below
        form, value, part = self.z[n]
        return add(affine(value, part), ONE, form)

# ---- Curves (D12): ascending points (t, value), linear between; all of one coordinate have the same ends
def value_at(curve, t):
    for (s, u), (e, v) in zip(curve, curve[1:]):
        if s <= t <= e: return u + (v - u) * (t - s) / (e - s)
    return curve[0][1]
def sum_of_curves(a, factor, b):
    return [(t, value_at(a, t) + factor * value_at(b, t)) for t in sorted({t for t, _ in (*a, *b)})]
def bent(curve):
    zeros = [(s - u * (e - s) / (v - u), ZERO) for (s, u), (e, v) in zip(curve, curve[1:]) if u * v < 0]
    return sorted([(t, max(v, ZERO)) for t, v in curve] + zeros)

# ---- One ball: the hidden layers are followed by the evidence, which names every step; nothing is looked for
class Ball:
    def __init__(self, checker, centre, label, layers, facts, left_out, output):
        self.checker, self.network, self.claim, self.geometry = checker, checker.network, checker.claim, checker.geometry
        self.centre, self.label, self.remainders, self.output = centre, label, {}, output
        self.inequalities, self.left_out, self.layers = facts, left_out, layers
    def rows_over(self, below):  # Step 1: z of the next rows, forms over the layer below
        layer = Layer(below.index + 1, below)
        for n, row in enumerate(self.network.layers[layer.index]):
            value, weights, form = row.bias, {}, {}
            for c, w in zip(row.columns, row.ints):
                if c in below.symbols: form[c] = Fraction(w, row.den)
                else:
                    h, part = below.exact[c]
                    value += w * h
                    weights[part] = weights.get(part, 0) + w
            key = layer.index, n, tuple(weights.items())
            if key not in self.checker.parts:      # the same on most balls
                parts = [(part, Fraction(w, row.den)) for part, w in weights.items()]
                self.checker.parts[key] = self.geometry.combine(parts)
            layer.z.append((form, Fraction(value) / row.den, self.checker.parts[key]))
        return layer
    def show(self, form, proof, layer, slabs, code, strict=False):  # PROOF: form <= 0 (< 0) on the ball or piece
        form, (uses, cases, bounds) = dict(form), proof
        for k, weight in uses:                     # CUT
            need(weight >= 0 and k < len(layer.facts), BAD)
            add(form, -weight, layer.facts[k])
        if cases is None and bounds is None: return need(self.by_ball(form, slabs, strict), code)
        need(layer.index >= 0, BAD)
        weights, parts = split_form(form)
        base = add({None: form[None]}, ONE, {~part: w for part, w in parts})
        rest = {n: a for n, a in weights.items() if layer.symbols[n] == "open"}
        for n in set(weights) - set(rest): add(base, weights[n], layer.form(n))
        if bounds is not None:                     # LINEAR BOUNDS
            for n, a in rest.items():
                need(n in layer.bounds, BAD)
                low, high, above, under = layer.bounds[n]
                add(base, a * (above if a > 0 else under), layer.form(n))
                base[None] += a * max(-above * low, (1 - above) * high) if a > 0 else 0
            return self.show(base, bounds, layer.below, slabs, code, strict)
        rising, seen = {n for n, a in rest.items() if a > 0}, set()
        for units, inner in cases:                 # STEP and CASE: these are z, other open ones 0
            need(len(set(units)) == len(units) and set(units) <= set(rest), BAD)
            case = dict(base)
            for n in units: add(case, rest[n], layer.form(n))
            self.show(case, inner, layer.below, slabs, code, strict)
            seen.add(frozenset(rising.intersection(units)))
        need(len(seen) == 2 ** len(rising), BAD)
    def by_ball(self, form, slabs, strict=False):  # BALL, and on a piece Slab
        weights, parts = split_form(form)
        v, part = form[None], self.geometry.combine(parts)
        if any(a > 0 for a in weights.values()): return False
        return self.geometry.below(v, part, strict) or not strict and any(self.by_slab(v, part, *slab) for slab in slabs)
    def by_slab(self, v, part, unit, low, high):
        level, own = self.first.exact[unit]
        (pairs, den), (base, base_den) = self.geometry.vectors[part], self.geometry.vectors[own]
        (line, n), (base_line, m) = direction(pairs), direction(base)
        if line != base_line or n == 0: return False
        factor = Fraction(n * base_den, m * den)
        end = high if factor > 0 else low
        return end is not None and v + factor * (end - level) <= 0
    def follow(self, below, record_of_layer, slabs=()):
        letters, proofs, bounds, facts = record_of_layer
        layer = self.rows_over(below)
        self.units(layer, letters, proofs, slabs)
        for n, low, high, above, under, first, second in bounds:
            need(layer.symbols.get(n) == "open" and n not in layer.bounds and 0 <= above <= 1 and 0 <= under <= 1, BAD)
            self.show(add({None: low}, -ONE, layer.form(n)), first, below, slabs, "unproved/bound")
            self.show(add({None: -high}, ONE, layer.form(n)), second, below, slabs, "unproved/bound")
            layer.bounds[n] = low, high, above, under
        if layer.index == 0: self.leave_out(layer)
        for k, offset, fact in facts:
            need(k < len(self.inequalities), BAD)
            self.prove(k, offset, fact, layer, slabs)
            layer.facts.append(self.member(k, offset, layer))
        return layer
    def units(self, layer, letters, proofs, slabs):  # Step 2: every unit by its letter
        proofs, rows = [*proofs], self.network.layers[layer.index]
        need(sum(times for _, times in letters) == len(rows), BAD)
        for n, (kind, row) in enumerate(zip("".join(kind * times for kind, times in letters), rows)):
            form, value, part = layer.z[n]
            up, down = layer.form(n), add({None: ZERO}, -ONE, layer.form(n))
            positive = layer.index > 0 and min([row.bias, *row.ints]) >= 0
            if kind == "d":
                kind = "m" if positive else "-" if self.by_ball(up, slabs) else "m" if self.by_ball(down, slabs) else "o"
            elif kind in "+-" and not (kind == "+" and positive):
                need(not form, BAD)
                need(self.by_ball(down if kind == "+" else up, slabs), UNSTABLE, layer.index, n)
            elif kind in "az":
                proof = that(proofs, proofs, BAD).pop(0)
                self.show(up if kind == "z" else down, proof, layer.below, slabs, UNSTABLE)
            if kind == "o" or kind in "+am" and form: layer.symbols[n] = "open" if kind == "o" else "active"
            else: layer.exact[n] = (value, part) if kind in "+am" else (ZERO, self.geometry.zero)
        need(not proofs, BAD)
    def leave_out(self, first):  # Left out: each slab has at most the share it names, and all together at most the error
        p, total, code, self.first = self.claim.p, ZERO, "unproved/error", first
        inner = p if p in (1, 2, "inf") else 1 if p < 2 else 2     # the ball of this norm lies inside
        for unit, low, high, share in self.left_out:
            need(unit in first.exact and low <= high and share > 0, code)
            r, squared = self.geometry.exact(first.exact[unit][1], inner)
            width = self.claim.d * (high - low) / (2 * share)
            need(r > 0 and (width * width if squared else width) <= r, code)
            total += share
        need(not self.left_out or self.claim.error is not None and total <= self.claim.error, code)
    def member(self, k, offset, layer):  # Inequality k over a layer, its units moved up by the offset: to be <= 0
        terms, constant, rows = self.inequalities[k]
        if k not in self.remainders:
            self.remainders[k] = {None: constant}
            for l, r, weight in rows: add(self.remainders[k], weight, self.named_row(l, r))
        form = dict(self.remainders[k])
        for unit, weight in terms:
            n = unit + offset
            need(n < len(layer.z), BAD)
            add(form, weight, {n: ONE} if n in layer.symbols else affine(*layer.exact[n]))
        return form
    def named_row(self, l, r):  # A row of layer 0 as it is; of another layer over the exact units of the first hidden layer
        need(l < len(self.network.layers) and r < len(self.network.layers[l]), BAD)
        if l == 0: return affine(*self.first.z[r][1:])
        row = self.network.layers[l][r]
        form = {None: Fraction(row.bias, row.den)}
        for c, w in zip(row.columns, row.ints):
            if c in self.first.exact: add(form, Fraction(w, row.den), affine(*self.first.exact[c]))
        return form
    def prove(self, k, offset, fact, layer, slabs):  # FACT: inequality k, moved by the offset, on the ball or the piece
        rule, *rest = fact
        if rule == "proof": self.show(self.member(k, offset, layer), *rest, layer, slabs, "unproved/fact")
        elif rule == "separable": self.separable(self.member(k, offset, layer), *rest, layer, slabs)
        elif rule == "follow":
            layers, inner = rest
            need(0 < len(layers) <= layer.index, BAD)
            base = layer
            for _ in layers: base = base.below
            for one in layers: base = self.follow(base, one, slabs)
            self.prove(k, offset, inner, base, slabs)
        else:
            unit, values, pieces = rest
            need(unit in self.first.exact and len(pieces) == len(values) + 1, BAD)
            level, part = self.first.exact[unit]
            for piece, low, high in zip(pieces, [None, *values], [*values, None]):
                if type(piece) is not str: self.prove(k, offset, piece, layer, (*slabs, (unit, low, high)))
                else: need(self.is_missed(piece, unit, level, part, low, high), "unproved/fact")
    def is_missed(self, piece, unit, level, part, low, high):  # No point of the ball is in the piece, or it is left out
        need((high if piece == "+" else low) is not None, BAD)
        if piece == "-": return self.geometry.below(level - low, part, True)
        if piece == "+": return self.geometry.below(high - level, self.geometry.combine([(part, -ONE)]), True)
        within = (a <= low and high is not None and high <= b for u, a, b, _ in self.left_out if u == unit)
        return that(any(within), True, BAD)
    # SEPARABLE
    def identity(self, k, slabs):  # The curve t -> t on the range of t = x_k - c_k
        low, high = -self.claim.mu, self.claim.mu
        for unit, *ends in slabs:
            level, part = self.first.exact[unit]
            pairs, den = self.geometry.vectors[part]
            if [c for c, _ in pairs] != [k]: continue
            factor = Fraction(pairs[0][1], den)
            a, b = (None if t is None else (t - level) / factor for t in ends[:: 1 if factor > 0 else -1])
            low = low if a is None else min(max(a, low), high)
            high = high if b is None else max(min(b, high), low)
        return [(t, t) for t in sorted({low, high} | ({ZERO} if low < 0 < high else set()))]
    def curves(self, form, layer, slabs):  # A form as a constant and a curve per coordinate
        (weights, parts), constant, curves = split_form(form), form[None], {}
        def put(k, factor, curve):
            curves[k] = sum_of_curves(curves.get(k, [(t, ZERO) for t, _ in curve]), factor, curve)
        for n, a in weights.items():
            own, others = self.unit_curves(n, layer, slabs)
            constant += a * own
            for k, curve in others.items(): put(k, a, curve)
        pairs, den = self.geometry.vectors[self.geometry.combine(parts)]
        for k, n in pairs: put(k, Fraction(n, den), self.identity(k, slabs))
        flat = {k for k, curve in curves.items() if len({v for _, v in curve}) == 1}
        return constant + sum(curves[k][0][1] for k in flat), {k: c for k, c in curves.items() if k not in flat}
    def unit_curves(self, n, layer, slabs):
        if (n, slabs) not in layer.sums:
            constant, curves = self.curves(layer.form(n), layer.below, slabs)
            low, high = (constant + sum(end(v for _, v in c) for c in curves.values()) for end in (min, max))
            if layer.symbols[n] == "open" and low < 0:
                need(high <= 0 or len(curves) == 1, "unproved/fact")
                curves = {} if high <= 0 else {k: bent([(t, v + constant) for t, v in c]) for k, c in curves.items()}
                constant = ZERO
            layer.sums[n, slabs] = constant, curves
        return layer.sums[n, slabs]
    def separable(self, form, alpha, e, layer, slabs):
        p, mu = self.claim.p, self.claim.mu
        need(alpha >= 0 and (e == 0 or e == 1 == p or e == 2 and p != "inf" and p <= 2), BAD)
        total, curves = self.curves(form, layer, slabs)
        for curve in curves.values():
            points = list(curve)
            for (s, u), (t, v) in zip(curve, curve[1:]) if e == 2 and alpha > 0 else ():
                slope = (v - u) / (t - s)
                top = slope / (2 * alpha)          # of slope t - alpha t^2
                if s < top < t: points.append((top, u + slope * (top - s)))
            total += max(v - (alpha * abs(t) ** e if e else 0) for t, v in points)
        need(total + (alpha * mu ** e if e else 0) <= 0, "unproved/fact")
    def judge(self):  # What holds of the ball about regions, once its label is certain on it
        claim, y, layer, switches = self.claim, self.label, Layer(-1, None), False
        layer.exact = dict(enumerate(zip(self.centre, self.geometry.axes)))
        need(len(self.layers) == len(self.network.layers) - 1, BAD)
        need(self.layers or not self.left_out, "unproved/error")
        for one in self.layers:
            layer = self.follow(layer, one)
            switches = switches or "open" in layer.symbols.values()
        outputs = self.rows_over(layer)
        f, difference = outputs.form, lambda a, b: add(dict(a), -ONE, b)
        if claim.rule == "argmax": goals = [difference(f(k), f(y)) for k in range(len(claim.classes)) if k != y]
        else:
            level = {None: claim.values[y] if claim.rule == "exact" else claim.level}
            goals = [difference(f(0), level), difference(level, f(0))]
            goals = goals if claim.rule == "exact" else [goals[y]]
        proofs = self.output or [([], None, None)] * len(goals)
        need(len(proofs) == len(goals), BAD)
        for form, proof in zip(goals, proofs):
            self.show(form, proof, layer, (), "unproved/label-not-certain", claim.rule != "exact")
        is_affine = claim.rule == "exact" or not any(form for form, _, _ in outputs.z)
        return 0 if self.left_out else 2 if not switches else 1 if is_affine else 0
KINDS = ("memorization", "eta-robust", "counterexample")
REGIONS = ("none", "one-linear-region-per-ball", "one-activation-region-per-ball")

# ---- A certificate
def letters_of(text):
    runs = re.findall("([-+azod])([1-9][0-9]{0,8})", string(text))
    need(text and "".join(kind + n for kind, n in runs) == text, TYPE)
    need(all(a != b for (a, _), (b, _) in zip(runs, runs[1:])), SPELLING)
    return [(kind, int(n)) for kind, n in runs]
def use_of(value):  # A fact with its multiplier
    use = (count(value), ONE) if type(value) is int else tupled(count, rational)(value)
    return that(type(value) is int or use[1] != 1, use, SPELLING)
def proof_of(value):  # The facts that are subtracted, then cases, or what is below the bounds, or neither
    if type(value) is list: return listed(value, use_of), None, None
    need(type(value) is dict, TYPE)
    end = "cases" if "cases" in value else "bounds"
    way, less = record(value, end, optional=("less",))
    way = listed(way, tupled(counts, proof_of)) if end == "cases" else proof_of(way)
    return some(less, use_of), *((way, None) if end == "cases" else (None, way))
def inequality_of(value):
    terms, constant, rows = record(value, "terms", "constant", optional=("rows",))
    return listed(terms, tupled(count, rational)), rational(constant), some(rows, tupled(count, count, rational))
def line_of(lines):
    line = next(lines, None)
    return that(line is not None, line, "malformed/truncated")
READINGS = "outputs", "logits", "bare", "normalised", "clipped", "short"
class Checker:
    def __init__(self, path, beside):
        self.lines, self.beside, self.parts, self.shared = lines_of(path), beside, {}, {"layer": [], "fact": []}
    def text_beside(self, kind):
        if kind not in self.beside: raise Declined("companion-missing", kind)
        return lines_of(self.beside[kind])
    def layer_of(self, value):  # Letters, proofs, bounds, facts; a layer is its letters, or the number of a shared line
        if type(value) is int: return self.part("layer", value)
        if type(value) is str: return letters_of(value), [], [], []
        units, *lists = record(value, "units", optional=("proofs", "bounds", "facts"))
        need(len(value) > 1, SPELLING)
        readers = proof_of, tupled(count, *[rational] * 4, proof_of, proof_of), tupled(count, count, self.fact_of)
        return letters_of(units), *map(some, lists, readers)
    def fact_of(self, value):  # The name of the rule, and what it reads
        if type(value) is int: return self.part("fact", value)
        rule = next(iter(value), None) if type(value) is dict else None
        readers = {"separable": (rational, count), "split": (count, rationals, self.pieces_of),
                   "follow": (lambda layers: listed(layers, self.layer_of), self.fact_of)}
        if rule not in readers: return "proof", proof_of(value)
        return (rule, *tupled(*readers[rule])(*record(value, rule)))
    def pieces_of(self, value):
        return [that(one in ("+", "-", "x"), one) if type(one) is str else self.fact_of(one) for one in listed(value)]
    def part(self, name, number):
        return that(0 <= number < len(self.shared[name]), self.shared[name], "ill-formed/shared")[number]
    def next_ball(self):
        while True:                                # until a line that is no shared one
            value = parsed(line_of(self.lines))
            name = next((name for name in self.shared if type(value) is dict and name in value), None)
            if name is None: return value
            part = that(type(value[name]) is not int, *record(value, name))    # a number stands for another line
            self.shared[name].append(self.layer_of(part) if name == "layer" else self.fact_of(part))
    def judge(self):
        head = parsed(line_of(self.lines))
        need(type(head) is dict, TYPE)
        if string(head.get("format", "muball/1")) != "muball/1": raise Declined("format-version")
        self.kind = string(head.get("kind", KINDS[0]))
        if self.kind not in KINDS: raise Declined("certificate-kind")
        is_counterexample = self.kind == "counterexample"
        own = ("points", "witness") if is_counterexample else ("size", "points", "reaches", "ratio")
        values = record(head, "format", "kind", "claim", "network", *own, "note")
        self.claim, self.points, _ = Claim(head["claim"], self.kind), head["points"], string(values[-1])
        need(self.points in ("inline", "given"), TYPE)
        if is_counterexample:
            witness = fields(head["witness"], ball=count, point=rationals, powers=rationals)
        else:
            fields(head["size"], width=count, depth=count, parameters=integer, nonzero=integer, bits=count)
            count(head["reaches"])
            witness = [(), ()] if head["ratio"] is None else fields(head["ratio"], pair=tupled(count, count), powers=rationals)
        self.read_network(*record(head["network"], "source", "inputs", "widths", optional=("from",)))
        need(is_counterexample or head["size"] == self.network.size, "mismatched/size")
        kind = {} if self.kind == "memorization" else {"kind": self.kind}
        self.claim_line = encoded({"format": "muball-claim/1", **kind, **head["claim"]})
        if "claim" in self.beside: need([*lines_of(self.beside["claim"])] == [self.claim_line], "mismatched/claim")
        return self.counterexample(*witness) if is_counterexample else self.memorization(head["reaches"], *witness)
    def read_network(self, source, inputs, widths, origin):
        count(inputs), listed(widths, count), source == "inline" or digest(source)
        if origin is not None: self.read_origin(*record(origin, "format", "file", "reading"))
        rows = self.lines if source == "inline" else self.text_beside("network")
        if source != "inline":
            head = record(parsed(line_of(rows)), "format", "inputs", "widths")
            need(head == ["muball-network/1", inputs, widths], "mismatched/network")
        self.network = Network(inputs, widths, rows)
        need(source == "inline" or next(rows, None) is None, "malformed/trailing")
        need(source == "inline" or self.network.digest == source, "mismatched/network")
    def read_origin(self, form, file, reading):  # ONNX and NNet are left to the first checker
        need(string(form) in ("onnx", "nnet") and digest(file) and string(reading) in READINGS, TYPE)
        if "network" in self.beside:
            with open(self.beside["network"], "rb") as given: text = given.read(1) == b"{"
            if not text: raise Declined("network-file")
    def balls(self):  # Points, labels and evidence in order; in the end nothing follows, and the digests are those named
        claim, given, evidence = self.claim, None, [None] * 4
        head = {"format": "muball-dataset/1", "points": claim.n, "dimension": claim.d, "classes": claim.classes}
        lines, judged = [encoded(head)], self.kind != "counterexample"
        if self.points == "given":
            given = self.text_beside("dataset")
            need(line_of(given) == lines[0], "mismatched/dataset")
        own = (() if given else ("point", "label")) + (("layers",) if judged else ())
        for _ in range(claim.n):
            if own: values = record(self.next_ball(), *own, optional=("facts", "except", "output") if judged else ())
            point, label = record(parsed(line_of(given)), "point", "label") if given else values[:2]
            if judged:
                layers, facts, left_out, output = values[-4:]
                evidence = (listed(layers, self.layer_of), some(facts, inequality_of),
                            some(left_out, tupled(count, *[rational] * 3)), some(output, proof_of))
            lines.append(encoded({"point": point, "label": label}))
            need(len(listed(point)) == claim.d, "ill-formed/dimension-mismatch")
            need(count(label) < len(claim.classes), "ill-formed/label-out-of-range")
            yield listed(point, rational), label, evidence
        need(next(self.lines, None) is None and next(given or iter(()), None) is None, "malformed/trailing")
        need(sha256(lines) == claim.dataset, "mismatched/dataset")
        for kind, name in (("dataset", claim.dataset), ("network", self.network.digest)):
            if kind in self.beside: need(sha256(lines_of(self.beside[kind])) == name, "mismatched/" + kind)
    def memorization(self, reaches, pair, powers):
        claim, region, ends = self.claim, 2, []
        read = {"direction": lambda u: listed(u, integer), "alpha": rational, "taus": rationals, "power": rational}
        witnesses = [fields(parsed(line_of(self.lines)), **read) for _ in range(reaches)]
        claim.meaningful(self.network)
        self.geometry = Geometry(claim, witnesses)
        for number, (point, label, evidence) in enumerate(self.balls()):
            try: region = min(region, Ball(self, point, label, *evidence).judge())
            except Rejected as why: raise Rejected(*why.args, "ball", number) from None
            if number in pair: ends.append((point, label))
        if claim.ratio is not None:
            need(len(ends) == 2, "unproved/ratio")
            (x, a), (y, b) = ends
            need(a != b and is_near(claim.p, x, y, 2 * claim.mu / claim.ratio, powers), "unproved/ratio")
        bounds = ["ρ≥%s" % claim.ratio] * (claim.ratio is not None) + ["error≤%s" % claim.error] * (claim.error is not None)
        return self.answer(bounds, ["region=" + REGIONS[region], *map("%s=%s".__mod__, self.network.size.items())])
    def counterexample(self, ball, point, powers):
        self.claim.meaningful(self.network)
        balls = [(x, y) for x, y, _ in self.balls()]
        need(ball < len(balls), "unproved/counterexample")
        need(len(point) == self.claim.d, "ill-formed/dimension-mismatch")
        need(is_near(self.claim.p, balls[ball][0], point, self.claim.mu, powers), "unproved/counterexample")
        need(not self.claim.means(self.network.at(point), balls[ball][1]), "unproved/counterexample")
        return self.answer([], ["ball=%d" % ball, "says=the-claim-is-false"])
    def answer(self, before, after):
        claim, kind = self.claim, ["kind=" + self.kind] * (self.kind != "memorization")
        sizes = ("N=%d d=%d C=%d p=%s radius=%s" % (claim.n, claim.d, len(claim.classes), claim.p, claim.mu)).split()
        names = ["claim=" + sha256([self.claim_line]), "network=" + self.network.digest]
        return ["accepted", *kind, *sizes, *before, "rule=" + claim.rule, *after, *names]
def main(words):  # Long integers and deep proofs are read; the time limit is the caller's
    if hasattr(sys, "set_int_max_str_digits"): sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(20_000)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("certificate", "--dataset", "--network", "--claim"): parser.add_argument(name)
    parser.error = lambda message: sys.exit(print(message, file=sys.stderr) or 64)
    beside = {kind: path for kind, path in vars(parser.parse_args(words)).items() if path is not None}
    try: code, answer = 0, Checker(beside.pop("certificate"), beside).judge()
    except (Rejected, Declined) as why:
        code, answer = why.exit, [why.word, "code=" + why.args[0], *map(ascii, why.args[1:])]
    except (MemoryError, RecursionError): code, answer = 2, ["declined code=limit-exceeded"]
    except OSError as why: code, answer = 66, [why.strerror]
    return print(*answer, file=sys.stderr if code == 66 else sys.stdout) or code
if __name__ == "__main__": sys.exit(main(sys.argv[1:]))

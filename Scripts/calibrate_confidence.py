#!/usr/bin/env python3
"""Fit the numbers of Sources/Coding/Confidence.swift to relations that people coded.     (standard library only)

    calibrate_confidence.py JUDGED.jsonl [--folds 10]

JUDGED  one relation a line: {id, set, ok, words, parser, event}: the sentence, the set it is from, whether it is right, the
        family and doubts as `graphtool extract --explain` names them, the parser's share, the class. `judge_relations.py`
        writes them.
The model is the one of Confidence.swift: log-odds = family + doubts + (class, where no target is named) + log(a + (1 - a) parser).
It is fitted by penalised likelihood: each number is drawn to the one set by hand before (normal, sd 0.7), so that what is rarely
met stays. Our own records and sentences weigh 0.1 and 0.3, for the rules were mended with them in view. Printed are the numbers, and how often
relations of each confidence are right, when each sentence is judged by numbers fitted without it."""
import argparse, json, math, random

FAMILIES = {"verb": 8, "light": 7, "complement": 7, "duty": 7, "noun": 4, "standing": 6}
DOUBTS = {"thing of the source": .45, "source by position": .5, "thing of the target": .8, "target by position": .6,
          "later place of the frame": .85, "other preposition": .5, "target below the object": .5, "whoever is there": .5,
          "subject lent to a noun": .5, "source inferred": .7, "target inferred": .6, "far apart": .8, "noun alone": .5,
          "not known to act for it": .2}
ALONE = {"PROTEST": .7, "RETREAT": .5, "MOBILIZE": .5, "ASSAULT": .4, "COERCE": .35, "ACCUSE": .35, "REQUEST": .35, "CONCEDE": .35,
         "AGREE": .3, "THREATEN": .3, "else": .12}
WEIGHT = {"gold": .1, "news": .3}
NAMES = [*FAMILIES, *DOUBTS, *("alone " + c for c in ALONE)]
PRIOR = [math.log(x) for x in [*FAMILIES.values(), *DOUBTS.values(), *ALONE.values()]]
SD = 0.7


def features(row):
    on = [w for w in row["words"] if w in FAMILIES or w in DOUBTS]
    if "no target" in row["words"]:
        on.append("alone " + (row["event"] if row["event"] in ALONE else "else"))
    return [NAMES.index(w) for w in on]


def solve(a, b):
    n = len(b)
    m = [r[:] + [x] for r, x in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            if f:
                for c in range(i, n + 1):
                    m[r][c] -= f * m[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][c] * x[c] for c in range(i + 1, n))) / m[i][i]
    return x


def share(row, theta, a):
    z = sum(theta[i] for i in row["f"]) + math.log(a + (1 - a) * row["parser"])
    return 1 / (1 + math.exp(-z))


def fit(rows, a):
    theta = PRIOR[:]
    for _ in range(12):
        grad = [(p - t) / SD**2 for t, p in zip(theta, PRIOR)]
        hess = [[(1 / SD**2 if i == j else 0.0) for j in range(len(theta))] for i in range(len(theta))]
        for r in rows:
            p, w = share(r, theta, a), WEIGHT.get(r["set"], 1)
            for i in r["f"]:
                grad[i] += w * (r["ok"] - p)
                for j in r["f"]:
                    hess[i][j] += w * p * (1 - p)
        step = solve(hess, grad)
        theta = [t + s for t, s in zip(theta, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return theta


def loss(rows, shares):
    return -sum(WEIGHT.get(r["set"], 1) * math.log(p if r["ok"] else 1 - p) for r, p in zip(rows, shares)) / sum(
        WEIGHT.get(r["set"], 1) for r in rows)


def crossed(rows, a, folds):
    out = [0.0] * len(rows)
    for k in range(folds):
        theta = fit([r for r in rows if r["fold"] != k], a)
        for i, r in enumerate(rows):
            if r["fold"] == k:
                out[i] = share(r, theta, a)
    return out


def table(rows, shares, title):
    print(title)
    sets = sorted({r["set"] for r in rows})
    print("  confidence  " + "".join(f"{s:>14s}" for s in sets))
    for lo, hi in ((.9, 1.01), (.8, .9), (.7, .8), (.6, .7), (.5, .6), (0, .5)):
        cells = []
        for s in sets:
            inside = [r["ok"] for r, p in zip(rows, shares) if r["set"] == s and lo <= p < hi]
            cells.append(f"{sum(inside)} of {len(inside)}")
        print(f"  {lo:.1f}-{min(hi, 1):.1f}     " + "".join(f"{c:>14s}" for c in cells))


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("judged"), ap.add_argument("--folds", type=int, default=10)
    args = ap.parse_args()
    rows = [json.loads(l) for l in open(args.judged, encoding="utf-8")]
    rows = [r for r in rows if "not said to have happened" not in r["words"]]  # capped, whatever the odds
    order = sorted({r["id"] for r in rows})
    random.Random(5).shuffle(order)
    fold = {i: k % args.folds for k, i in enumerate(order)}
    for r in rows:
        r["f"], r["fold"], r["ok"] = features(r), fold[r["id"]], bool(r["ok"])
    hand = [share(r, PRIOR, 0.4) for r in rows]
    print(f"{len(rows)} relations; log loss by hand {loss(rows, hand):.4f}")
    best = min(((loss(rows, crossed(rows, a, args.folds)), a) for a in (.2, .3, .4, .5, .6, .7, .8)))
    print(f"fitted without each sentence {best[0]:.4f}, with a = {best[1]}")
    theta = fit(rows, best[1])
    for name, t, p in zip(NAMES, theta, PRIOR):
        n = sum(NAMES.index(name) in r["f"] for r in rows)
        print(f"  {name:28s} {math.exp(t):6.2f}   (was {math.exp(p):5.2f}; {n} relations)")
    table(rows, hand, "by hand"), table(rows, crossed(rows, best[1], args.folds), "fitted, each sentence left out")


if __name__ == "__main__":
    main()

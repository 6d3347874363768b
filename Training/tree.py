"""Chu-Liu-Edmonds, one root."""

import numpy as np


def best_tree(scores: np.ndarray) -> list[int]:
    """Heads (0 is the root, heads[0] is -1) of the best tree with one child of the root.

    scores[dependent, head]. A root arc costs more than all other arcs can gain, so exactly one
    is used, and among such trees the best wins.
    """
    scores = scores.astype(np.float64).copy()
    n = len(scores)
    scores[0, :] = -np.inf
    np.fill_diagonal(scores, -np.inf)
    finite = scores[np.isfinite(scores)]
    scores[1:, 0] -= (finite.max() - finite.min() + 1) * n if len(finite) else 0
    return _edmonds(scores)


def _edmonds(scores):
    n = len(scores)
    heads = [-1] + [int(np.argmax(scores[i])) for i in range(1, n)]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [i for i in range(n) if i not in inside]
    new = {v: i for i, v in enumerate(rest)}
    c = len(rest)
    small = np.full((c + 1, c + 1), -np.inf)
    enter, leave = {}, {}
    gain = {v: scores[v, heads[v]] for v in cycle}
    for v in rest:
        for u in rest:
            small[new[v], new[u]] = scores[v, u]
        best = max(cycle, key=lambda u: (scores[v, u], -u))
        small[new[v], c], leave[v] = scores[v, best], best
        best = max(cycle, key=lambda u: (scores[u, v] - gain[u], -u))
        small[c, new[v]], enter[v] = scores[best, v] - gain[best], best
    small[0, :] = -np.inf
    solution = _edmonds(small)
    result = list(heads)
    for v in rest[1:]:
        h = solution[new[v]]
        result[v] = leave[v] if h == c else rest[h]
    v = rest[solution[c]]
    result[enter[v]] = v
    return result


def _cycle(heads):
    color = [0] * len(heads)
    for start in range(1, len(heads)):
        path, v = [], start
        while v > 0 and color[v] == 0:
            color[v] = 1
            path.append(v)
            v = heads[v]
        if v > 0 and color[v] == 1:
            return path[path.index(v):]
        for u in path:
            color[u] = 2
    return []

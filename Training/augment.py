"""Copies of training sentences as news writes them: headlines, capitals, no full stop, other names."""

from collections import defaultdict

from treebank import Sentence, spans

_SMALL = {"IN", "DT", "CC", "TO"}


def restyled(sentences, rng, share=0.04):
    """Copies of a share of the sentences: without the final stop, in Title Case, CAPITALS, lower case."""
    copies = []
    for s in sentences:
        if rng.random() >= share or len(s.forms) < 3:
            continue
        copy = Sentence(s.id, list(s.forms), list(s.upos), list(s.xpos), list(s.heads), list(s.relations), list(s.names), list(s.shares))
        last = len(copy.forms)
        style = rng.integers(4)
        if copy.forms[-1] == "." and last not in copy.heads and style < 2:
            for column in (copy.forms, copy.upos, copy.xpos, copy.heads, copy.relations, copy.names, copy.shares):
                if column:
                    column.pop()
        if style == 1:
            copy.forms = [f if x in _SMALL else f[:1].upper() + f[1:] for f, x in zip(copy.forms, copy.xpos)]
            copy.forms[0] = copy.forms[0][:1].upper() + copy.forms[0][1:]
        elif style == 2:
            copy.forms = [f.upper() for f in copy.forms]
        elif style == 3:
            copy.forms = [f.lower() for f in copy.forms]
        copies.append(copy)
    return copies


def renamed(sentences, rng, copies=1, gazetteer=None, others=()):
    """Copies of named sentences in which each name stands for another name of its kind.

    The names that stand in are those of the sentences, the sure ones of `others`, and the lists'.
    """
    pool = defaultdict(list)
    for s in [*sentences, *others]:
        for first, end, kind in sorted(spans(s.names)):
            if not s.shares or min(max(x) for x in s.shares[first:end]) > 900:
                pool[kind].append(s.forms[first:end])
    out = []
    for s in sentences:
        found = sorted(spans(s.names))
        if not found:
            continue
        for _ in range(copies):
            forms, names, at = [], [], 0
            for first, end, kind in found:
                forms += s.forms[at:first]
                names += s.names[at:first]
                new = pool[kind][rng.integers(len(pool[kind]))]
                if gazetteer is not None and rng.random() < 0.4:
                    new = gazetteer.name(kind, end - first, rng) or new
                forms += new
                names += ["B-" + kind] + ["I-" + kind] * (len(new) - 1)
                at = end
            out.append(Sentence(s.id, forms + s.forms[at:], names=names + s.names[at:]))
    return out

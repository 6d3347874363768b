"""Predictions of the float net, for tuning on dev; the shipped inference is Swift's."""

import numpy as np
import torch

from data import batches, collate
from model import distance_classes
from tree import best_tree
from treebank import spans


@torch.no_grad()
def predict(net, corpus, forms, exact=True, names=False):
    """For each sentence: upos, xpos, heads, relations, names as numbers."""
    net.eval()
    arc_class, bucket = distance_classes(1024)
    results = [None] * len(corpus.items)
    for group in batches(corpus.items, 2000):
        items = [corpus.items[i] for i in group]
        batch = collate(items, forms)
        longest = batch["word"].shape[1]
        out = net(batch, arc_class[:longest, :longest])
        scores = out["arcs"].numpy()
        heads = np.zeros(batch["word"].shape, np.int64)
        for b, item in enumerate(items):
            n = item.shape[1] - 1
            own = scores[b, :n, :n]
            if exact:
                heads[b, :n] = best_tree(own)
            else:
                own = own.copy()
                np.fill_diagonal(own, -1e9)
                heads[b, :n] = own.argmax(1)
        heads[:, 0] = 0
        heads = np.maximum(heads, 0)
        labels = net.labels(out["top"], torch.from_numpy(heads), bucket).argmax(-1).numpy()
        upos, xpos = out["upos"].argmax(-1).numpy(), out["xpos"].argmax(-1).numpy()
        name = out["names"].log_softmax(-1).numpy()
        for b, i in enumerate(group):
            n = items[b].shape[1] - 1
            results[i] = (upos[b, 1:n], xpos[b, 1:n], heads[b, 1:n], labels[b, 1:n], viterbi(name[b, 1:n]))
    return results


def viterbi(scores):
    """The best sequence of O B I tags where I-K follows B-K or I-K only."""
    n, k = scores.shape
    allowed = np.zeros((k, k))
    for tag in range(2, k, 2):  # I-K
        allowed[:, tag] = -1e9
        allowed[tag - 1, tag] = allowed[tag, tag] = 0
    best = scores[0].copy()
    best[2::2] = -1e9
    back = []
    for i in range(1, n):
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + scores[i]
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def evaluate(net, corpus, forms, exact=True):
    right = np.zeros(4)
    words = 0
    for (upos, xpos, heads, labels, _), item in zip(predict(net, corpus, forms, exact), corpus.items):
        gold = item[:, 1:-1]
        arcs = heads == gold[3]
        right += [(upos == gold[1]).sum(), (xpos == gold[2]).sum(), arcs.sum(), (arcs & (labels == gold[4])).sum()]
        words += gold.shape[1]
    return " ".join(f"{name} {100 * r / words:.2f}" for name, r in zip(("UPOS", "XPOS", "UAS", "LAS"), right))


def evaluate_names(net, corpus, forms):
    """F1 of name spans with their kind: of all, and of each kind."""
    counts = {}  # right, and found and gold together
    for (*_, names), item in zip(predict(net, corpus, forms, exact=False), corpus.items):
        tags = forms.vocabulary.names
        mine = spans([tags[i] for i in names])
        theirs = spans([tags[i] for i in item[5, 1:-1]])
        for name in [*mine, *theirs]:
            for kind in ("all", name[2]):
                row = counts.setdefault(kind, [0, 0])
                row[0] += name in mine and name in theirs
                row[1] += 1
    return " NER F1" + "".join(f" {kind} {100 * r / n:.1f}" for kind, (r, n) in sorted(counts.items()))

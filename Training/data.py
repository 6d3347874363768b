"""Sentences → batches of row numbers."""

from collections import Counter

import numpy as np
import torch

from features import AFFIX_ROWS, affixes, ngrams, normalized, plain, shape

UNKNOWN, START, END = 0, 1, 2
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


class Vocabulary:
    """Words, tags and relations of the training sentences, in an order that is part of the model."""

    def __init__(self, sentences, least=2):
        counts = Counter(normalized(plain(f)) for s in sentences for f in s.forms)
        common = sorted((w for w, n in counts.items() if n >= least), key=lambda w: (-counts[w], w))
        self.words = [b"", b"\x02", b"\x03"] + common
        self.counts = [0, 0, 0] + [counts[w] for w in common]
        self.upos = sorted({t for s in sentences for t in s.upos})
        self.xpos = sorted({t for s in sentences for t in s.xpos})
        self.relations = sorted({r for s in sentences for r in s.relations})
        self.names = NAMES
        self.index()

    def index(self):
        self.word_of = {w: i for i, w in enumerate(self.words)}
        self.upos_of = {t: i for i, t in enumerate(self.upos)}
        self.xpos_of = {t: i for i, t in enumerate(self.xpos)}
        self.relation_of = {t: i for i, t in enumerate(self.relations)}
        self.name_of = {t: i for i, t in enumerate(self.names)}


class Forms:
    """Features of each different form, computed once."""

    def __init__(self, vocabulary, vector_forms=(), vectors=None):
        self.vocabulary = vocabulary
        self.number, self.rows, self.weights, self.words, self.shapes = {}, [], [], [], []
        self.vector_of = {f: i for i, f in enumerate(vector_forms)}
        self.vectors, self.vector_rows = vectors, []
        self.add_edge(START)
        self.add_edge(END)

    def add_edge(self, word):
        self.rows.append(np.zeros(1, np.int64))
        self.weights.append(np.zeros(1, np.float32))
        self.words.append(word)
        self.shapes.append(0)
        self.vector_rows.append(-1)

    def __getitem__(self, form):
        at = self.number.get(form)
        if at is None:
            at = self.number[form] = len(self.rows)
            data = plain(form)
            low = normalized(data)
            a, n = affixes(low), [AFFIX_ROWS + row for row in ngrams(low)]
            self.rows.append(np.array(a + n, np.int64))
            self.weights.append(
                np.array([1.0] * len(a) + [2 * len(n) ** -0.5] * len(n), np.float32))
            self.words.append(self.vocabulary.word_of.get(low, UNKNOWN))
            self.shapes.append(shape(data))
            self.vector_rows.append(self.vector_of.get(low, -1))
        return at


class Corpus:
    """Sentences as arrays; -1 where a sentence has no gold value. Names count `weight` times."""

    def __init__(self, sentences, forms, weight=1):
        self.sentences, self.items = sentences, []
        v = forms.vocabulary
        for s in sentences:
            n = len(s.forms)
            # form, upos, xpos, head, relation, name, and each name tag's share in thousandths
            rows = np.full((6 + len(NAMES), n + 2), -1, np.int64)
            rows[6:] = 0
            rows[0, 0], rows[0, -1] = 0, 1
            rows[0, 1:-1] = [forms[f] for f in s.forms]
            if s.upos:
                rows[1, 1:-1] = [v.upos_of.get(t, -1) for t in s.upos]
                rows[2, 1:-1] = [v.xpos_of.get(t, -1) for t in s.xpos]
            if s.heads:
                rows[3, 1:-1] = s.heads
                rows[4, 1:-1] = [v.relation_of.get(r, -1) for r in s.relations]
            if s.names:
                rows[5, 1:-1] = [v.name_of.get(t, -1) for t in s.names]
                rows[6:, 1:-1] = weight * np.array(s.shares or 1000 * np.eye(len(NAMES), dtype=int)[rows[5, 1:-1]]).T
            self.items.append(rows)


def batches(items, tokens, rng=None):
    """Lists of indices of sentences of about equal length, about `tokens` words each."""
    lengths = np.array([i.shape[1] for i in items])
    noise = rng.uniform(0, 4, len(items)) if rng is not None else np.zeros(len(items))
    order = np.argsort(lengths + noise, kind="stable")
    groups, group = [], []
    for i in order:
        if group and (len(group) + 1) * max(lengths[i], lengths[group].max()) > tokens:
            groups.append(group)
            group = []
        group.append(int(i))
    groups.append(group)
    if rng is not None:
        rng.shuffle(groups)
    return groups


def collate(items, forms, drop=None, rng=None):
    longest = max(i.shape[1] for i in items)
    gold = np.full((items[0].shape[0], len(items), longest), -1, np.int64)
    gold[6:] = 0
    for b, item in enumerate(items):
        gold[:, b, : item.shape[1]] = item
    mask = gold[0] >= 0
    surface = np.where(mask, gold[0], 0)
    unique, inverse = np.unique(surface, return_inverse=True)
    rows = [forms.rows[u] for u in unique]
    words = np.array([forms.words[u] for u in unique])[inverse.reshape(surface.shape)]
    shapes = np.array([forms.shapes[u] for u in unique])[inverse.reshape(surface.shape)]
    if drop is not None:
        words = np.where(rng.random(words.shape) < drop[words], UNKNOWN, words)
    batch = {
        "parts": torch.from_numpy(np.concatenate(rows)),
        "offsets": torch.from_numpy(np.cumsum([0] + [len(r) for r in rows[:-1]])),
        "weights": torch.from_numpy(np.concatenate([forms.weights[u] for u in unique])),
        "form": torch.from_numpy(inverse.reshape(surface.shape)),
        "word": torch.from_numpy(words),
        "shape": torch.from_numpy(shapes),
        "mask": torch.from_numpy(mask),
    }
    if forms.vectors is not None:
        at = np.array([forms.vector_rows[u] for u in unique])
        batch["vectors"] = torch.from_numpy(np.where(at[:, None] >= 0, forms.vectors[at], 0).astype(np.float32))
    for k, key in enumerate(("upos", "xpos", "head", "relation", "name")):
        batch["gold_" + key] = torch.from_numpy(gold[k + 1])
    batch["gold_shares"] = torch.from_numpy(gold[6:]).permute(1, 2, 0) / 1000
    return batch

"""Writes a trained net as the file that `Sources/English/Network/Model.swift` reads in place.

Dense weights become 11-bit integers with a scale a row, activations 13 bits, so that every
product fits 32 bits; tables become bytes with a scale a row. Words of the vocabulary are folded:
their word row, affixes, n-grams and vector are one row. The file holds two nets, of the trees and
of the names, over one list of words. DocC: "The English model".
"""

import struct

import numpy as np
import torch

from data import END, START, UNKNOWN, batches, collate
from features import AFFIX_ROWS, NGRAM_ROWS, SHAPE_ROWS, affixes, hash64, ngrams
from model import BUCKETS, DISTANCES, NEAR, distance_classes
from vectors import SCALE

VERSION = 2
NORM = 256.0  # a normalized activation as an integer
STATE = 4095.0  # a recurrence's state
WEIGHT = 1023
LIMIT = 4095
PANEL = 16


def byte_rows(matrix):
    scale = np.maximum(np.abs(matrix).max(1), 1e-8) / 127
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def dense(weight, bias, unit):
    """Packed integer weights, and what turns a sum into a value: × scale + bias."""
    outputs, depth = weight.shape
    padded = -(-outputs // PANEL) * PANEL
    w = np.zeros((padded, depth))
    w[:outputs] = weight
    b = np.zeros(padded, np.float32)
    b[:outputs] = bias
    scale = np.maximum(np.abs(w).max(1), 1e-8) / WEIGHT
    q = np.rint(w / scale[:, None]).astype(np.int16)
    packed = q.reshape(padded // PANEL, PANEL, depth // 2, 2).transpose(0, 2, 1, 3)
    return [np.ascontiguousarray(packed), (scale / unit).astype(np.float32), b]


def table(forms):
    """Sorted 32-bit hashes, the index of their first 12 bits, and the order of the rows."""
    hashes = np.array([hash64(f) >> 32 for f in forms], np.uint32)
    _, first = np.unique(hashes, return_index=True)  # of two equal hashes the more frequent stays
    order = first[np.argsort(hashes[first])]
    sorted_hashes = hashes[order]
    index = np.searchsorted(sorted_hashes >> 20, np.arange(4097)).astype(np.uint32)
    return sorted_hashes, index, order


@torch.no_grad()
def largest_activations(net, corpus, forms):
    """The largest |dependent|, |head|, label and name activations on some sentences."""
    net.eval()
    _, bucket = distance_classes(1024)
    most = np.zeros(4)
    for group in batches(corpus.items, 2000):
        batch = collate([corpus.items[i] for i in group], forms)
        states, _ = net.encode(batch)
        top = torch.nn.functional.layer_norm(states[-1], states[-1].shape[-1:], eps=1e-3)
        heads = batch["gold_head"].clamp(min=0)
        place = torch.arange(heads.shape[1]).expand_as(heads)
        at_head = net.label_head(top).gather(1, heads.unsqueeze(-1).expand(-1, -1, net.label_head.out_features))
        label = net.label_dependent(top) + at_head + net.label_distance[bucket[place, heads]]
        found = [net.dependent(top).abs() * net.scale, net.head(top).abs(), label, net.name_hidden(top)]
        most = np.maximum(most, [float(x.max()) for x in found])
    return most


class Exporter:
    """The sections of the model file: of the words, of the net of the trees, of the net of the names."""

    def __init__(self, vocabulary, vector_forms, vector_bytes, corpus, forms):
        self.vocabulary, self.vector_bytes, self.corpus, self.forms = vocabulary, vector_bytes, corpus, forms
        self.known = {f: i for i, f in enumerate(vector_forms)}
        self.words = vocabulary.words[3:]
        self.word_hashes, self.word_index, self.order = table(self.words)
        inside = set(self.words)
        self.rest = [f for f in vector_forms if f not in inside]

    def lexicon(self):
        v = self.vocabulary
        hashes, index, order = table(self.rest)
        vectors = self.vector_bytes[[self.known[f] for f in self.rest]][order]
        settings = [len(self.word_hashes), len(hashes), vectors.shape[1], AFFIX_ROWS, NGRAM_ROWS, SHAPE_ROWS]
        names = "\n".join("\t".join(x) for x in (v.upos, v.xpos, v.relations, v.names))
        return [
            np.array(settings, np.int32), np.frombuffer(names.encode(), np.uint8),
            self.word_hashes, self.word_index, hashes, index, vectors]

    def encoder(self, net):
        p = parameters(net)
        projection = p["vector.weight"].T * SCALE
        special = np.stack([
            p["word.weight"][UNKNOWN], *(p["word.weight"][w] + p["shape.weight"][0] for w in (START, END))])
        folded = p["word.weight"][3:].copy()
        for i, form in enumerate(self.words):
            a, n = affixes(form), [AFFIX_ROWS + row for row in ngrams(form)]
            folded[i] += p["part.weight"][a].sum(0) + 2 * len(n) ** -0.5 * p["part.weight"][n].sum(0)
            if form in self.known:
                folded[i] += self.vector_bytes[self.known[form]].astype(float) @ projection
        sections = [*byte_rows(folded[self.order]), *byte_rows(p["part.weight"]), *byte_rows(p["shape.weight"])]
        sections += [projection.astype(np.float32), special.astype(np.float32)]
        sections += dense(p["convolution.weight"], p["convolution.bias"], NORM)
        for k in range(net.settings["layers"]):
            sections += dense(p[f"layers.{k}.inner.weight"], p[f"layers.{k}.inner.bias"], NORM)
            sections += dense(p[f"layers.{k}.outer.weight"], p[f"layers.{k}.outer.bias"], STATE)
        return sections

    def trees(self, net):
        p, s = parameters(net), net.settings
        quanta = self.quanta(net)[:3]
        sections = [
            np.array([s["d"], s["layers"], s["arc"], s["label"], NEAR], np.int32),
            np.array([NORM, STATE, *quanta], np.float32), *self.encoder(net)]
        sections += dense(p["tags.weight"], p["tags.bias"], NORM)
        top = [("dependent", net.scale), ("head", 1), ("label_dependent", 1), ("label_head", 1), ("head_bias", 1)]
        weight = np.concatenate([p[n + ".weight"] * f for n, f in top])
        bias = np.concatenate([
            p[n + ".bias"] * f if n + ".bias" in p else np.zeros(len(p[n + ".weight"])) for n, f in top])
        sections += dense(weight, bias, NORM)
        sections += dense(p["label.weight"], p["label.bias"], quanta[2])
        return sections + [p["distance"].astype(np.float32), p["label_distance"].astype(np.float32)]

    def names(self, net):
        p, s = parameters(net), net.settings
        quantum = self.quanta(net)[3]
        hidden = len(p["name_hidden.bias"])
        sections = [
            np.array([s["d"], s["layers"], hidden], np.int32), np.array([NORM, STATE, quantum], np.float32),
            *self.encoder(net)]
        sections += dense(p["name_hidden.weight"], p["name_hidden.bias"], NORM)
        return sections + dense(p["name.weight"], p["name.bias"], quantum)

    def quanta(self, net):
        return (LIMIT / (1.2 * largest_activations(net, self.corpus, self.forms))).astype(np.float32)


def parameters(net):
    return {n: q.detach().double().numpy() for n, q in net.state_dict().items()}


LEXICON_SECTIONS = 7


def kept_trees(path, lexicon):
    """The sections of the net of the trees in a model file whose words are the same."""
    with open(path, "rb") as file:
        data = file.read()
    magic, version, count = struct.unpack_from("<8sII", data)
    assert (magic, version) == (b"english\0", VERSION), "not a model file of this version"
    places = [struct.unpack_from("<QQ", data, 32 + 16 * i) for i in range(count)]
    sections = [np.frombuffer(data[first : first + size], np.uint8) for first, size in places]
    for mine, kept in zip(lexicon, sections):
        assert mine.tobytes() == kept.tobytes(), "a model file with other words or tags"
    layers = int(np.frombuffer(sections[LEXICON_SECTIONS].tobytes(), np.int32)[1])
    size = 2 + 8 + 3 + 6 * layers + 3 * 3 + 2  # settings, quanta, encoder, tags, top, label, distances
    return sections[LEXICON_SECTIONS : LEXICON_SECTIONS + size]


def write(sections, path):
    head = 32 + 16 * len(sections)
    offset = -(-head // 64) * 64
    places, body = [], b""
    base = offset
    for section in sections:
        data = np.ascontiguousarray(section).tobytes()
        places.append((base + len(body), len(data)))
        body += data + b"\0" * (-len(data) % 64)
    table = b"".join(struct.pack("<QQ", *place) for place in places)
    rest = table + b"\0" * (offset - head) + body
    with open(path, "wb") as file:
        file.write(struct.pack("<8sIIQQ", b"english\0", VERSION, len(sections), 32 + len(rest), checksum(rest)))
        file.write(rest)


def checksum(data):
    """FNV-1a over little-endian 64-bit words."""
    h = 14695981039346656037
    for word in np.frombuffer(data, "<u8").tolist():
        h = ((h ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h



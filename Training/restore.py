"""Reads a model file back into a float net, to go on training where `export.py` stopped."""

import struct

import numpy as np
import torch

from data import END, START, UNKNOWN
from export import NORM, PANEL, STATE, table
from features import AFFIX_ROWS, affixes, ngrams
from vectors import SCALE


class File:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        count = struct.unpack_from("<I", self.data, 12)[0]
        places = [struct.unpack_from("<QQ", self.data, 32 + 16 * i) for i in range(count)]
        self.sections = iter([self.data[first : first + size] for first, size in places])

    def array(self, kind, *shape):
        return np.frombuffer(next(self.sections), kind).reshape(shape or -1)

    def byte_rows(self, width):
        rows = self.array(np.int8, -1, width).astype(np.float64)
        return rows * self.array(np.float32)[:, None]

    def dense(self, outputs, depth, unit):
        packed = self.array(np.int16, -1, depth // 2, PANEL, 2).astype(np.float64)
        scale, bias = self.array(np.float32).astype(np.float64) * unit, self.array(np.float32)
        weight = packed.transpose(0, 2, 1, 3).reshape(-1, depth) * scale[:, None]
        return weight[:outputs], bias[:outputs]


def restore(net, vocabulary, vector_forms, vector_bytes, path):
    file, s, p = File(path), net.settings, {}
    d = s["d"]
    file.array(np.int32)
    names = file.array(np.uint8).tobytes().decode()
    lists = (vocabulary.upos, vocabulary.xpos, vocabulary.relations, vocabulary.names)
    assert names == "\n".join("\t".join(x) for x in lists), "another treebank"
    quanta = file.array(np.float32)[2:]
    words = vocabulary.words[3:]
    hashes, _, order = table(words)
    assert (file.array(np.uint32) == hashes).all(), "other words"
    next(file.sections)
    folded = file.byte_rows(d)
    for _ in range(3):
        next(file.sections)
    p["part.weight"], p["shape.weight"] = file.byte_rows(d), file.byte_rows(d)
    projection = file.array(np.float32, -1, d).astype(np.float64)
    special = file.array(np.float32, -1, d)

    p["vector.weight"] = projection.T / SCALE
    known = {f: i for i, f in enumerate(vector_forms)}
    p["word.weight"] = np.zeros((len(words) + 3, d))
    p["word.weight"][UNKNOWN] = special[0]
    p["word.weight"][[START, END]] = special[1:] - p["shape.weight"][0]
    for row, i in enumerate(order):
        form = words[i]
        a, n = affixes(form), [AFFIX_ROWS + r for r in ngrams(form)]
        rest = p["part.weight"][a].sum(0) + 2 * len(n) ** -0.5 * p["part.weight"][n].sum(0)
        if form in known:
            rest = rest + vector_bytes[known[form]].astype(float) @ projection
        p["word.weight"][3 + i] = folded[row] - rest
    read = lambda name, outputs, depth, unit: p.update(
        zip((name + ".weight", name + ".bias"), file.dense(outputs, depth, unit)))
    read("convolution", d, 3 * d, NORM)
    for k in range(s["layers"]):
        read(f"layers.{k}.inner", 2 * d, 2 * d, NORM)
        read(f"layers.{k}.outer", d, d, STATE)
    read("tags", s["upos"] + s["xpos"], d, NORM)
    top = [("dependent", s["arc"], net.scale), ("head", s["arc"], 1), ("label_dependent", s["label"], 1),
           ("label_head", s["label"], 1), ("name_hidden", 64, 1), ("head_bias", 1, 1)]
    weight, bias = file.dense(sum(n for _, n, _ in top), d, NORM)
    at = 0
    for name, n, factor in top:
        p[name + ".weight"] = weight[at : at + n] / factor
        if name != "label_head":
            p[name + ".bias"] = bias[at : at + n] / factor
        at += n
    read("label", s["relations"], s["label"], quanta[2])
    read("name", s["names"], 64, quanta[3])
    p["distance"] = file.array(np.float32)
    p["label_distance"] = file.array(np.float32, -1, s["label"])
    net.load_state_dict({n: torch.tensor(np.array(x), dtype=torch.float32) for n, x in p.items()})

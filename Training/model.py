"""The net: word features → gated linear recurrence → tags, names, arcs, labels.

A sentence is START w1 … wn END; START is the root's place, so heads are positions in the same
sequence. Outside a sentence every activation is zero, in training as in inference.
"""

import torch
import torch.nn.functional as F
from torch import nn

from features import AFFIX_ROWS, NGRAM_ROWS, SHAPE_ROWS

ROWS = AFFIX_ROWS + NGRAM_ROWS
NEAR = 20  # head distances beyond ±NEAR share a bias
DISTANCES = 2 * NEAR + 2  # the last one is "head is the root"
BUCKETS = 15  # distance classes of the label scorer; the last is the root


def distance_classes(longest: int):
    """Matrices [dependent, head] of the arc scorer's and the label scorer's distance class."""
    position = torch.arange(longest)
    delta = position[None, :] - position[:, None]
    arc = delta.clamp(-NEAR, NEAR) + NEAR
    size = delta.abs()
    step = torch.tensor([0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 5])[size.clamp(max=10)]
    step = torch.where(size > 10, torch.tensor(6), step)
    bucket = torch.where(delta < 0, step, step + 7)
    arc[:, 0] = DISTANCES - 1
    bucket[:, 0] = BUCKETS - 1
    return arc, bucket


class Scan(torch.autograd.Function):
    """c[t] = f[t]·c[t−1] + g[t] along the first dimension; a loop over time, whole batch at once."""

    @staticmethod
    def forward(ctx, f, g):
        c = torch.empty_like(g)
        c[0] = g[0]
        for t in range(1, g.shape[0]):
            torch.addcmul(g[t], f[t], c[t - 1], out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, dc):
        f, c = ctx.saved_tensors
        dg = dc.clone()
        for t in range(dg.shape[0] - 2, -1, -1):
            dg[t].addcmul_(f[t + 1], dg[t + 1])
        df = torch.zeros_like(f)
        torch.mul(dg[1:], c[:-1], out=df[1:])
        return df, dg


def norm(x):
    return F.layer_norm(x, x.shape[-1:], eps=1e-3)


def neighbours(x):
    """Left and right neighbour of each position [B, T, d]; zero outside."""
    left = F.pad(x[:, :-1], (0, 0, 1, 0))
    right = F.pad(x[:, 1:], (0, 0, 0, 1))
    return left, right


class Recurrence(nn.Module):
    def __init__(self, d, dropout):
        super().__init__()
        self.inner = nn.Linear(2 * d, 2 * d)
        self.outer = nn.Linear(d, d)
        self.d, self.dropout = d, dropout
        with torch.no_grad():
            self.inner.bias[d:].uniform_(0.0, 2.0)  # remember for a few words at first
            self.outer.weight.mul_(0.5)

    def forward(self, x, mask):
        y = norm(x) * mask
        left, right = neighbours(y)
        v, f = self.inner(torch.cat([y, left + right], -1)).split(self.d, -1)
        f = torch.sigmoid(f) * mask
        g = (1 - f) * torch.tanh(v) * mask
        h = self.d // 2
        f, g = f.transpose(0, 1), g.transpose(0, 1)  # time first
        f = torch.cat([f[..., :h], f[..., h:].flip(0)], -1)
        g = torch.cat([g[..., :h], g[..., h:].flip(0)], -1)
        c = Scan.apply(f.contiguous(), g.contiguous())
        c = torch.cat([c[..., :h], c[..., h:].flip(0)], -1).transpose(0, 1)
        return x + F.dropout(torch.relu(self.outer(c)), self.dropout, self.training)


class Net(nn.Module):
    def __init__(self, words, upos, xpos, relations, names, d=160, layers=3, arc=128, label=128,
                 dropout=0.3, inside=0.15, vectors=0):
        super().__init__()
        self.settings = dict(words=words, upos=upos, xpos=xpos, relations=relations, names=names,
                             d=d, layers=layers, arc=arc, label=label, vectors=vectors)
        self.word = nn.Embedding(words, d)  # 0 unknown, 1 START, 2 END
        self.part = nn.Embedding(ROWS, d)
        self.shape = nn.Embedding(SHAPE_ROWS, d)
        for table, size in ((self.word, 0.1), (self.part, 0.05), (self.shape, 0.1)):
            nn.init.normal_(table.weight, std=size)
        self.vector = nn.Linear(vectors, d, bias=False) if vectors else None
        self.convolution = nn.Linear(3 * d, d)
        self.layers = nn.ModuleList(Recurrence(d, inside) for _ in range(layers))
        self.tags = nn.Linear(d, upos + xpos)
        self.name_hidden = nn.Linear(d, 64)
        self.name = nn.Linear(64, names)
        self.dependent = nn.Linear(d, arc)
        self.head = nn.Linear(d, arc)
        self.head_bias = nn.Linear(d, 1)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        self.label_dependent = nn.Linear(d, label)
        self.label_head = nn.Linear(d, label, bias=False)
        self.label_distance = nn.Parameter(torch.zeros(BUCKETS, label))
        self.label = nn.Linear(label, relations)
        self.upos, self.dropout = upos, dropout
        self.scale = arc**-0.5

    def encode(self, batch):
        forms = F.embedding_bag(
            batch["parts"], self.part.weight, batch["offsets"], mode="sum",
            per_sample_weights=batch["weights"])
        x = forms[batch["form"]] + self.word(batch["word"]) + self.shape(batch["shape"])
        if self.vector is not None:
            v = batch["vectors"][batch["form"]]
            if self.training:
                v = v * (torch.rand(v.shape[:2] + (1,)) > 0.1)
            x = x + self.vector(v)
        mask = batch["mask"].unsqueeze(-1).to(x.dtype)
        x = F.dropout(norm(x), self.dropout, self.training) * mask
        left, right = neighbours(x)
        x = x + F.dropout(torch.relu(self.convolution(torch.cat([left, x, right], -1))),
                          0.15, self.training)
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states, mask

    def forward(self, batch, arc_class):
        states, mask = self.encode(batch)
        drop = lambda t: F.dropout(t, self.dropout, self.training)
        tags = self.tags(drop(norm(states[1])))
        top = drop(norm(states[-1]))
        names = self.name(drop(torch.relu(self.name_hidden(top))))
        scores = self.dependent(top) @ self.head(top).transpose(1, 2) * self.scale
        scores = scores + self.head_bias(top).transpose(1, 2) + self.distance[arc_class]
        return dict(upos=tags[..., : self.upos], xpos=tags[..., self.upos :], names=names,
                    arcs=scores, top=top)

    def labels(self, top, heads, bucket):
        """Label scores for each position given its head position [B, T]."""
        at_head = self.label_head(top).gather(1, heads.unsqueeze(-1).expand(-1, -1, self.label_head.out_features))
        place = torch.arange(heads.shape[1]).expand_as(heads)
        hidden = torch.relu(self.label_dependent(top) + at_head + self.label_distance[bucket[place, heads]])
        return self.label(F.dropout(hidden, self.dropout, self.training))

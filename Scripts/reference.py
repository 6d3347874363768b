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


def current_flow(directed, connected):
    """NetworkX takes connected undirected graphs; the parts of others are asked one by one."""
    for weight in ["", ", weight='weight'"]:
        graph = "G"
        if directed and weight:
            graph = (
                "(lambda A: nx.relabel_nodes(nx.from_scipy_sparse_array(A + A.T), dict(enumerate(G))))"
                "(nx.to_scipy_sparse_array(G, dtype=float))"
            )
        elif directed:
            graph = "nx.Graph(G)"
        call = "nx.current_flow_{}_centrality"
        for name in ["betweenness", "closeness"]:
            f = call.format(name)
            for raw in ["", ", normalized=False"] if name == "betweenness" else [""]:
                if connected:
                    yield f"{f}({graph}{raw}{weight})"
                    continue
                x = "x"
                if name == "betweenness" and not raw:
                    x = "x * 2 / max(1, (len(G) - 1) * (len(G) - 2))"
                unscaled = ", normalized=False" if name == "betweenness" else ""
                yield (
                    f"(lambda H: {{v: 0 for v in G}} | {{v: {x} for c in nx.connected_components(H) "
                    f"if len(c) > 1 for v, x in {f}(H.subgraph(c){unscaled}{weight}).items()}})({graph})"
                )


def pn(directed):
    for g in ["G", "G.reverse()"] if directed else ["G"]:
        system = "(lambda A, s: numpy.linalg.solve(numpy.eye(len(A)) - s * A, numpy.ones(len(A))))"
        if directed:
            system = (
                "(lambda A, s: numpy.linalg.solve(numpy.eye(len(A)) - s * s * A.T @ A, "
                "1 + s * A.sum(axis=0)))"
            )
        yield f"dict(zip(G, {system}(nx.to_numpy_array({g}, weight='pn'), 1 / (2 * len(G) - 2))))"


def calls(directed, connected):
    yield from current_flow(directed, connected)
    yield from pn(directed)
    yield "{v: max(nx.single_source_shortest_path_length(G, v).values()) for v in G}"
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
        for scale in ["", ", normalized=True"]:
            yield f"nx.betweenness_centrality_subset(G, list(G)[:3], list(G)[2:6]{scale}{weight})"
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


def edges(directed):
    """Scores by edge, in the order of G.edges."""
    for weight in ["", ", weight='cost'"]:
        for raw in ["", ", normalized=False"]:
            yield f"nx.edge_betweenness_centrality(G{raw}{weight})"
        for scale in ["", ", normalized=True"]:
            yield f"nx.edge_betweenness_centrality_subset(G, list(G)[:3], list(G)[2:6]{scale}{weight})"


def numbers(directed):
    yield "len(list(nx.find_cliques(nx.Graph(G))))"
    yield "max(map(len, nx.find_cliques(nx.Graph(G))))"
    yield "len(nx.minimum_edge_cut(G, list(G)[0], list(G)[5]))"
    yield "sum(1 for _ in nx.all_simple_paths(G, list(G)[0], list(G)[5], cutoff=3))"
    yield "nx.bidirectional_dijkstra(G, list(G)[0], list(G)[5], weight='cost')[0]"
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
        yield "nx.global_efficiency(G)"
        yield "len(list(nx.bridges(G)))"
        yield "len(list(nx.articulation_points(G)))"
        yield "len(list(nx.biconnected_components(G)))"


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
        # Every third edge is one of enemies: pn is 1 for friends, -2 for enemies.
        pn_weight = -2 if G.number_of_edges() % 3 == 2 else 1
        G.add_edge(u, v, weight=weight, cost=Fraction(1, int(weight)), pn=pn_weight)
    print("graph", name, "directed" if G.is_directed() else "undirected", sep="\t")
    for v in G:
        print("vertex", v, sep="\t")
    for u, v, data in G.edges(data=True):
        print("edge", u, v, data["weight"], data["pn"], sep="\t")
    connected = nx.is_connected(nx.Graph(G))
    for call in edges(G.is_directed()):
        values = eval(call)
        print("ties", call, *(repr(float(values[e])) for e in G.edges), sep="\t")
    for call in calls(G.is_directed(), connected):
        values = eval(call)
        print("scores", call, *(repr(float(values.get(v, 0))) for v in G), sep="\t")
    for call in numbers(G.is_directed()):
        print("number", call, repr(float(eval(call))), sep="\t")

"""Opens graph files with the programs they are for and compares what these see with what was written.

    python3 Scripts/opened_by_others.py FOLDER

FOLDER/manifest.json lists the files: name, format, directed, number of nodes, weights of the ties, names
of the nodes. Prints a line a difference; the last line says how many files
each program opened. Programs that are not installed are named there as missing, and are no difference.
"""

import collections
import json
import os
import re
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
folder = sys.argv[1]
opened = collections.Counter()
missing = []


def said(weights):
    """Weights in order, to the digits that every program keeps."""
    return sorted(round(weight, 6) for weight in weights)


def by_networkx(path, form):
    import networkx
    read = {
        "graphml": lambda: networkx.read_graphml(path, force_multigraph=True),
        "gexf": lambda: networkx.read_gexf(path),
        "gml": lambda: networkx.read_gml(path, label="id"),
        "pajek": lambda: networkx.read_pajek(path),
        "nodelink": lambda: networkx.node_link_graph(json.load(open(path, encoding="utf-8")), edges="edges"),
    }.get(form)
    if read is None:
        return None
    graph = read()
    return (graph.is_directed(), graph.number_of_nodes(),
            [float(data.get("weight", 1)) for _, _, data in graph.edges(data=True)],
            [data.get("label" if form in ("graphml", "gexf") else "name", str(node))
             for node, data in graph.nodes(data=True)])


def by_igraph(path, form):
    import igraph
    read = {
        "graphml": lambda: igraph.Graph.Read_GraphML(path), "gml": lambda: igraph.Graph.Read_GML(path),
        "pajek": lambda: igraph.Graph.Read_Pajek(path), "dl": lambda: igraph.Graph.Read_DL(path, directed=True),
    }.get(form)
    if read is None:
        return None
    graph = read()
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else [1] * graph.ecount()
    key = "name" if form == "gml" else "label"
    names = graph.vs[key] if key in graph.vs.attributes() else None
    # igraph reads the numbers of letters beyond ASCII in GML as they stand.
    if form == "gml" and names:
        names = [re.sub(r"&#(\d{3,});", lambda found: chr(int(found[1])), name) for name in names]
    return graph.is_directed(), graph.vcount(), [float(weight) for weight in weights], names


def by_graphviz(path, form):
    if form != "dot":
        return None
    done = subprocess.run(["dot", "-Kosage", "-Tdot_json", path], capture_output=True)
    if done.returncode or b"rror" in done.stderr:
        raise ValueError(done.stderr.decode("utf-8", "replace"))
    graph = json.loads(done.stdout.decode("utf-8", "replace"), strict=False)
    ties = graph.get("edges", [])
    return (graph["directed"], len(graph.get("objects", [])),
            [float(tie.get("weight", 1)) for tie in ties], None)


def main():
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    programs = {"networkx": by_networkx, "igraph": by_igraph, "graphviz": by_graphviz}
    for name in list(programs):
        try:
            if name == "graphviz":
                subprocess.run(["dot", "-V"], capture_output=True, check=True)
            else:
                __import__(name)
        except (ImportError, OSError, subprocess.CalledProcessError):
            missing.append(name)
            del programs[name]
    for case in manifest:
        path = os.path.join(folder, case["file"])
        for name, open_with in programs.items():
            try:
                seen = open_with(path, case["format"])
            except Exception as problem:  # whatever a reader throws is a difference
                print(f"{case['file']}: {name} does not open it: {type(problem).__name__}: {problem}")
                continue
            if seen is None:
                continue
            opened[name] += 1
            directed, nodes, weights, names = seen
            # A file without ties says nothing of direction, and Pajek's and igraph's readers guess.
            if case["weights"] and directed != case["directed"]:
                print(f"{case['file']}: {name} sees {'' if directed else 'no '}direction")
            if nodes != case["nodes"]:
                print(f"{case['file']}: {name} sees {nodes} nodes of {case['nodes']}")
            if said(weights) != said(case["weights"]):
                print(f"{case['file']}: {name} sees {len(weights)} ties of {len(case['weights'])}, "
                      f"weights {said(weights)[:5]}… of {said(case['weights'])[:5]}…")
            if names is not None and case["format"] in ("graphml", "gexf", "gml", "nodelink"):
                lost = collections.Counter(case["names"]) - collections.Counter(map(str, names))
                for label in list(lost)[:3]:
                    print(f"{case['file']}: {name} does not see the name {label!r}")
    print(" ".join(f"{name}:{opened[name]}" for name in programs) + "".join(f" {name}:missing" for name in missing))


if __name__ == "__main__":
    main()

"""Whether `graphtool centrality` gives the scores that other libraries gave on the ICEWS dyads.

    python3 Scripts/reference_icews.py GRAPHTOOL FOLDER

FOLDER holds icews.wel (lines "source target weight", ids from 0) and scores one a line, by id, in
icews-NAME.txt, made by igraph 1.0.0, NetworKit 11.3, SciPy 1.17.1 or NetworkX 3.6.1. Prints a line a
measure: the largest difference, in parts of the largest score. Needs nothing but Python.
"""

import json
import pathlib
import subprocess
import sys

tool, folder = sys.argv[1], pathlib.Path(sys.argv[2])
# Our question and the file of scores.
QUESTIONS = [
    (["in-degree", "--scale", "raw"], "indegree"),
    (["out-degree", "--scale", "raw"], "outdegree"),
    (["in-strength"], "instrength"),
    (["pagerank", "--weighting", "one"], "pagerank"),
    (["pagerank"], "pagerank_w"),
    (["eigenvector"], "eigenvector"),
    (["hits-hub", "--scale", "raw", "--weighting", "one"], "hub"),
    (["hits-authority", "--scale", "raw", "--weighting", "one"], "authority"),
    (["closeness", "--scale", "raw"], "closeness"),
    (["closeness"], "closeness_wf"),
    (["harmonic"], "harmonic"),
    (["betweenness", "--scale", "raw"], "betweenness"),
    (["core"], "core"),
    (["clustering"], "clustering"),
    (["constraint"], "constraint"),
    (["constraint", "--weighting", "strength"], "constraint_w"),
]
graph = folder / "icews.wel"
edges = [line.split() for line in open(graph)]
text = "source,target,weight\n" + "".join(f"{u},{v},{w}\n" for u, v, w in edges)
for arguments, name in QUESTIONS:
    file = folder / f"icews-{name}.txt"
    if not file.exists():
        print(name, "no file")
        continue
    known = [float(line) for line in open(file)]
    command = [tool, "centrality", "-", "--from", "csv", "--format", "jsonl", "-q", "--measure"]
    answer = subprocess.run(command + arguments, input=text.encode(), capture_output=True)
    ours = [0.0] * len(known)
    for line in answer.stdout.splitlines():
        row = json.loads(line)
        ours[int(row["id"])] = row[arguments[0]] if row[arguments[0]] is not None else float("nan")
    pairs = [(a, b) for a, b in zip(ours, known) if a == a and b == b]
    most = max(abs(b) for _, b in pairs)
    print(name, len(pairs), f"{max(abs(a - b) for a, b in pairs) / most:.3g}", sep="\t")

"""Runs graphbench and the peers' script side by side and prints our ratio to the best peer.

    python3 Benchmarks/bench.py                                  # Kronecker, 2^14 vertices, made on the spot
    python3 Benchmarks/bench.py --graph icews.wel --pairs icews.pairs
    python3 Benchmarks/bench.py --graph kron16.wel --undirected --kernels bfs,sssp,pagerank --threads 1,2

Kernel by kernel: ours, then each peer that Python can import (igraph, networkit, rustworkx,
networkx, scipy), so that both meet the machine in the same state. A ratio above 1 says that ours is
faster; times are the median of the runs. Results are compared: sums to 1e-6 and the order of the ten
highest scores, or the modularity beside the peer's. `--gap FILE` adds lines of the GAP benchmark in
the same format.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time

import peers

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.join(HERE, ".build", "release", "graphbench")
PEERS = ["igraph", "networkit", "rustworkx", "scipy", "networkx"]
KERNELS = ("load_el load_wel bfs sssp wcc scc kcore triangles clustering pagerank pagerank_w eigenvector "
           "eigenvector_w katz hits constraint constraint_w louvain_w leiden_w lpa_w ksp ksp_w kadabra closeness "
           "harmonic betweenness betweenness_w bootstrap").split()
SLOW = {"closeness", "harmonic", "betweenness", "betweenness_w"}
# Too slow to wait for: NetworkX but where it is the best, and quadratic ones of the others.
SKIP = {"networkx": set(KERNELS) - {"ksp"}, "rustworkx": SLOW | {"hits"}, "networkit": {"harmonic", "betweenness"}}


def lines(command, environment=None, limit=900):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, env=environment)
    except subprocess.TimeoutExpired:
        return []
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def machine():
    model = platform.processor() or "?"
    try:
        with open("/proc/cpuinfo") as file:
            facts = dict(line.split(":", 1) for line in file if ":" in line)
        facts = {key.strip(): value.strip() for key, value in facts.items()}
        model = f"{facts['model name']} (family {facts['cpu family']}, model {facts['model']})"
    except (OSError, KeyError):
        pass
    return f"{os.cpu_count()} x {model}, {time.strftime('%d %B %Y')}, load {os.getloadavg()[0]:.1f}"


def agree(ours, theirs):
    """What comparing the two results says."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return "not compared"
    if "modularity" in ours and "modularity" in theirs:
        return f"modularity {ours['modularity']:.4f} | {theirs['modularity']:.4f}"
    said = []
    for name in ("n", "m", "reached", "parts", "triangles", "paths", "sum"):
        if name in ours and name in theirs:
            a, b = ours[name], theirs[name]
            said.append(name if abs(a - b) <= 1e-6 * max(1, abs(a), abs(b)) else f"{name} {a:.10g} | {b:.10g}")
    if "top" in ours and "top" in theirs:
        same = [a[0] for a in ours["top"]] == [b[0] for b in theirs["top"]]
        said.append("top 10" if same else "top 10 differ")
    odd = [one for one in said if " | " in one or "differ" in one]
    return "; ".join(odd) if odd else "equal: " + ", ".join(said)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--graph", help="FILE.wel with FILE.el beside it")
    options.add_argument("--undirected", action="store_true", help="each line is an edge both ways")
    options.add_argument("--pairs", help="pairs of vertices for ksp; those of peers.py if not given")
    options.add_argument("--kernels", default=",".join(KERNELS))
    options.add_argument("--peers", default=",".join(PEERS))
    options.add_argument("--threads", default="1")
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--gap", help="JSON lines of the GAP benchmark, in seconds")
    options.add_argument("--out", help="append every line to this file")
    given = options.parse_args()
    known = [peer for peer in given.peers.split(",") if importable(peer)]
    print(f"machine: {machine()}; peers: {', '.join(known) or 'none can be imported'}")
    with tempfile.TemporaryDirectory() as folder:
        graph, undirected = given.graph, given.undirected
        if not graph:
            stem, undirected = os.path.join(folder, "kron14"), True
            subprocess.run([TOOL, "--generate", "kron", "--scale", "14", "-o", stem], check=True)
            graph = stem + ".wel"
        if not given.pairs and {"ksp", "ksp_w"} & set(given.kernels.split(",")):
            given.pairs = write_pairs(graph, undirected, os.path.join(folder, "pairs"))
        compare(graph, undirected, known, given)


def importable(peer):
    return subprocess.run([sys.executable, "-c", f"import {peer}"], capture_output=True).returncode == 0


def write_pairs(graph, undirected, path):
    """Writes the pairs that the peers' script asks for the paths between; None without numpy and scipy."""
    try:
        pairs = peers.Data(graph, None, undirected).pairs()
    except ImportError:
        return None
    with open(path, "w") as file:
        file.writelines(f"{source} {target}\n" for source, target in pairs)
    return path


def compare(graph, undirected, known, given):
    gap = []
    if given.gap:
        with open(given.gap) as file:
            gap = [json.loads(line) for line in file if line.startswith("{")]
    name = os.path.splitext(os.path.basename(graph))[0]
    print("kernel", "threads", "ours", "best peer", "its", "ratio", "GAP", "ratio", "results", sep="\t")
    for kernel in given.kernels.split(","):
        for threads in given.threads.split(","):
            command = [TOOL, "--graph", graph, "--kernels", kernel, "--threads", threads,
                       "--repeats", str(given.repeats)]
            command += ["--undirected"] if undirected else []
            command += ["--pairs", given.pairs] if given.pairs else []
            found = [line for line in lines(command) if line.get("kernel") == kernel]
            for peer in known:
                if kernel in SKIP.get(peer, ()) or kernel == "bootstrap":
                    continue
                command = [sys.executable, os.path.join(HERE, "peers.py"), graph, "--peers", peer, "--kernels",
                           kernel, "--threads", threads, "--repeats", str(given.repeats)]
                found += [line for line in lines(command + (["--undirected"] if undirected else []))
                          if "median" in line]
            if given.out:
                with open(given.out, "a") as file:
                    file.writelines(json.dumps(line) + "\n" for line in found)
            report(kernel, threads, found, [line for line in gap if line["graph"] == name])


def report(kernel, threads, found, gap):
    ours = next((line for line in found if line["peer"] == "graphtool"), None)
    if ours is None:
        return print(kernel, threads, "did not run", sep="\t", flush=True)
    # Zeros would be a peer's remembered answer.
    theirs = sorted((line for line in found if line["peer"] != "graphtool" and line["median"] > 0),
                    key=lambda line: line["median"])
    row = [kernel, threads, f"{ours['median']:.4g}"]
    if theirs:
        best = theirs[0]
        row += [best["peer"], f"{best['median']:.4g}", f"{best['median'] / ours['median']:.2f}"]
    else:
        row += ["", "", ""]
    known = next((line for line in gap if line["kernel"] == kernel and str(line["threads"]) == threads), None)
    row += [f"{known['median']:.4g}", f"{known['median'] / ours['median']:.2f}"] if known else ["", ""]
    row.append(agree(ours["result"], theirs[0].get("result")) if theirs else "")
    print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()

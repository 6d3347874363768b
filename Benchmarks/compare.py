"""Prints our time against the best peer's for each kernel, from the JSON lines of both.

    python3 Benchmarks/compare.py ours.jsonl peers.jsonl

Lines are those of graphbench and of the peers' script: kernel, graph, threads, cpu, median, result.
CPU seconds of the best run are compared, for wall time on a shared machine says little.
"""

import json
import sys


def lines(path):
    with open(path) as file:
        for line in file:
            if line.startswith("{"):
                record = json.loads(line)
                if "cpu" in record and "kernel" in record:
                    yield record


ours = {(r["graph"], r["kernel"], r["threads"]): r for r in lines(sys.argv[1])}
best = {}
for record in lines(sys.argv[2]):
    key = (record["graph"], record["kernel"], record["threads"])
    if key not in best or record["cpu"] < best[key]["cpu"]:
        best[key] = record

print("graph", "kernel", "threads", "ours", "best peer", "its time", "ratio", "results", sep="\t")
for key, mine in sorted(ours.items()):
    if key in best:
        theirs = best[key]
        print(
            *key, mine["cpu"], theirs.get("peer", "?"), theirs["cpu"],
            f"{theirs['cpu'] / mine['cpu']:.2f}", f"{mine['result']} | {theirs.get('result')}",
            sep="\t")

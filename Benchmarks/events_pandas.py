"""What people write to get a network from event data: pandas and NetworkX, timed.

    python3 Benchmarks/events_pandas.py icews-events.tsv
    python3 Benchmarks/events_pandas.py events.export.csv

Four columns: actor, relation, actor, date; sixty-one: GDELT 2.0. Prints one JSON line a step in the
format of the peers' script: the events as a MultiDiGraph with their attributes (what graphtool's
graph holds), the dyads with their number of events, and the ranking by PageRank.
"""

import json
import os
import resource
import sys
import time

import networkx
import pandas

path = sys.argv[1]
start = time.perf_counter()


def say(kernel, result):
    seconds = round(time.perf_counter() - start, 4)
    print(
        json.dumps(
            dict(
                kernel=kernel, peer="pandas_networkx", graph=os.path.basename(path), threads=1,
                min=seconds, median=seconds, cpu=round(time.process_time(), 4), runs=1,
                rss_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, result=result)),
        flush=True)


with open(path, encoding="utf-8") as file:
    width = file.readline().count("\t") + 1
if width == 4:
    names = {0: "source", 1: "event", 2: "target", 3: "date"}
else:
    names = {5: "source", 26: "event", 15: "target", 1: "date", 30: "intensity", 60: "article"}
rows = pandas.read_csv(
    path, sep="\t", header=None, usecols=sorted(names), dtype=str, keep_default_na=False, quoting=3)
rows = rows.rename(columns=names)
rows = rows[(rows.source != "") & (rows.target != "")]
rows["date"] = pandas.to_datetime(rows.date)
attributes = [name for name in names.values() if name not in ("source", "target")]
events = networkx.from_pandas_edgelist(
    rows, "source", "target", edge_attr=attributes, create_using=networkx.MultiDiGraph)
say("events_to_graph", dict(n=events.number_of_nodes(), m=events.number_of_edges()))
dyads = rows[rows.source != rows.target].groupby(["source", "target"]).size().reset_index(name="weight")
network = networkx.from_pandas_edgelist(
    dyads, "source", "target", edge_attr="weight", create_using=networkx.DiGraph)
say("events_to_network", dict(n=network.number_of_nodes(), m=network.number_of_edges()))
scores = networkx.pagerank(network, tol=1e-12, max_iter=1000)
top = sorted(scores, key=lambda actor: (-scores[actor], actor))[:10]
say("events_to_pagerank", dict(sum=sum(scores.values()), top=[[actor, scores[actor]] for actor in top]))

#!/usr/bin/env python3
"""Judge graphtool's relations against coded sentences, for calibrate_confidence.py.     (standard library only)

    judge_relations.py GRAPHTOOL SET=FILE.jsonl ... > JUDGED.jsonl

Each FILE holds records {text, relations, allowed}, as in Tests/CodingTests/Gold, or PLOVER gold records {sentence, text,
sources, targets, dyads, reciprocal, event}. A relation is right when source, class and target are; a country stands for any
actor of it. Negated relations and affiliations are left out."""
import collections, json, re, subprocess, sys

LINE = re.compile(r"\s+relation: (\S+) (\S+) (\S+) (mutual )?(\S+) ([\d.]+) \S.*? \[(.*?); parser ([\d.]+)\]")


def extract(tool, texts, date, *options):
    lines = "".join(json.dumps({"id": str(i), "text": t, **date}) + "\n" for i, t in enumerate(texts))
    return subprocess.run([tool, "extract", "-", "--input-format", "jsonl", *options], input=lines, capture_output=True,
                          text=True, check=True).stdout


def coded(tool, texts, date):
    """Per text: country of each actor by id, and the relations with the reasons of their confidence."""
    countries = [{} for _ in texts]
    for line in extract(tool, texts, date, "--output-format", "jsonl").splitlines():
        d = json.loads(line)
        for a in d["actors"]:
            countries[int(d["id"])][a["id"]] = a.get("country") or {"IGO": "INT", "NGO": "INT"}.get(a.get("sector"), "")
    relations, at = [[] for _ in texts], -1
    for line in extract(tool, texts, date, "--explain").splitlines():
        if line.startswith("== "):
            at = int(line[3:])
        elif m := LINE.match(line):
            source, event, target, mutual, modality, confidence, words, parser = m.groups()
            if event != "AFFILIATION" and modality != "negated":
                relations[at].append({"source": source, "event": event, "target": None if target == "-" else target,
                                      "mutual": bool(mutual), "confidence": float(confidence), "words": words.split(", "),
                                      "parser": float(parser)})
    return list(zip(countries, relations))


def readings(record):
    """What a person reads in the sentence: source, class, target."""
    if "relations" in record and "dyads" not in record:
        return record["relations"] + (record.get("allowed") or [])
    code = lambda c: {"IGO": "INT", "NGO": "INT"}.get(c[:3], c[:3]) if c else "-"
    found = record.get("relations") or [{"source": a, "target": b} for a, b in record["dyads"]] or [
        {"source": a.get("country"), "target": b.get("country")} for a in record["sources"] or [{}] for b in record["targets"] or [{}]]
    return [[code(x["source"]), x.get("event", record["event"]), code(x["target"])] for x in found]


def main():
    tool = sys.argv[1]
    for argument in sys.argv[2:]:
        name, path = argument.split("=", 1)
        gold, isPlover = collections.OrderedDict(), False
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            isPlover = isPlover or "dyads" in record
            gold.setdefault(record["text"], []).extend(readings(record))
        date = {"date": "2000-01-01"} if isPlover else {}
        for (text, wanted), (countries, relations) in zip(gold.items(), coded(tool, list(gold), date)):
            stands = lambda g, x: g == "-" if x is None else g in ("*", x, countries.get(x))
            fits = lambda g, a, e, b: g[1] in ("*", e) and stands(g[0], a) and stands(g[2], b)
            for r in relations:
                if isPlover and r["event"] == "INFLUENCE":
                    continue
                ok = any(fits(g, r["source"], r["event"], r["target"])
                         or r["mutual"] and fits(g, r["target"], r["event"], r["source"]) for g in wanted)
                print(json.dumps({"id": text, "set": name, "ok": ok, **r}, ensure_ascii=False))


if __name__ == "__main__":
    main()

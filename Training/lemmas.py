#!/usr/bin/env python3
"""Learns the lemma table from a treebank.

    Training/lemmas.py TREEBANK/train.conllu Sources/CModel/lemmas.bin [TREEBANK/dev.conllu]

A lemma is an edit of the form: a case operation, characters cut from its end, characters added. Three
sources, the earlier wins: pairs of form and Penn tag seen in the treebank; regular inflections of the
lemmas seen there, and the irregular verbs and plurals of English listed below; the longest known suffix
of the form, per tag. Only pairs that the suffixes get wrong are stored. A form is compared in lower
case, by a 32-bit hash, so the table holds no words.

Layout, little endian: "LEMMAS1\\0", uint32 rule count, log2 of form slots, log2 of suffix slots, 0; then
rules of 16 bytes (case operation, characters to cut, bytes to add, 13 bytes), form slots and suffix slots
of 8 bytes (uint32 hash, uint32 rule + 1 or 0 when free; open addressing). Same input, same bytes.
"""
import collections
import struct
import sys

KEEP, LOWER, CAPITAL = 0, 1, 2
LONGEST_SUFFIX = 6
MASK = 0xFFFFFFFF

VERBS = """
arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become|
befall befell befallen|begin began begun|behold beheld beheld|bend bent bent|beset beset beset|bet bet bet|
bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|
breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built|burst burst burst|
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|
cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|
drink drank drunk|drive drove driven|dwell dwelt dwelt|eat ate eaten|fall fell fallen|feed fed fed|
feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|
forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|
forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|get got gotten|
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|
hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|
light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|
mistake mistook mistaken|misunderstand misunderstood misunderstood|outdo outdid outdone|
outgrow outgrew outgrown|overcome overcame overcome|overdo overdid overdone|override overrode overridden|
overrun overran overrun|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|
partake partook partaken|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|
redo redid redone|rethink rethought rethought|rid rid rid|ride rode ridden|ring rang rung|rise rose risen|
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|
shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|shrink shrank shrunk|shut shut shut|
sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|slit slit slit|
speak spoke spoken|speed sped sped|spend spent spent|spin spun spun|spit spat spat|split split split|
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|
sting stung stung|stink stank stunk|stride strode stridden|strike struck struck|string strung strung|
strive strove striven|swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|
swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|
throw threw thrown|thrust thrust thrust|tread trod trodden|undergo underwent undergone|
understand understood understood|undertake undertook undertaken|undo undid undone|uphold upheld upheld|
upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound|
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|wring wrung wrung|
write wrote written
"""
PLURALS = """
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|
life lives|wife wives|knife knives|leaf leaves|half halves|thief thieves|wolf wolves|shelf shelves|
self selves|loaf loaves|calf calves|crisis crises|basis bases|analysis analyses|hypothesis hypotheses|
thesis theses|oasis oases|diagnosis diagnoses|parenthesis parentheses|axis axes|criterion criteria|
phenomenon phenomena|datum data|medium media|bacterium bacteria|memorandum memoranda|stratum strata|
curriculum curricula|alumnus alumni|stimulus stimuli|nucleus nuclei|fungus fungi|radius radii|
congressman congressmen|spokesman spokesmen|spokeswoman spokeswomen|gunman gunmen|businessman businessmen|
policeman policemen|fisherman fishermen|serviceman servicemen|chairman chairmen|lawmaker lawmakers|
troops troops|series series|species species|aircraft aircraft|headquarters headquarters|means means|
hero heroes|potato potatoes|tomato tomatoes|veto vetoes|echo echoes|torpedo torpedoes|embargo embargoes|
cargo cargoes|matrix matrices|index indices|appendix appendices|vertex vertices
"""


def entries(text):
    return [entry.split() for entry in text.replace("\n", "").split("|")]


def words(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                yield fields[1], fields[4], fields[2], fields[3]


def change_case(form, operation):
    if operation == LOWER:
        return form.lower()
    if operation == CAPITAL:
        return form[:1].upper() + form[1:].lower()
    return form


def rules_between(form, lemma):
    """Every rule that makes the lemma of the form, simplest first."""
    found = []
    for operation in (LOWER, KEEP, CAPITAL):
        base, common = change_case(form, operation), 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        rule = (operation, len(base) - common, lemma[common:])
        if rule[1] < 256 and len(rule[2].encode()) <= 13:
            found.append(rule)
    return found


def apply(rule, form):
    operation, cut, add = rule
    base = change_case(form, operation)
    return (base[: len(base) - cut] if cut else base) + add if cut <= len(base) else None


def fnv(data, state=2166136261):
    for byte in data:
        state = ((state ^ byte) * 16777619) & MASK
    return state


def form_hash(form, tag):
    return fnv(form.lower().encode() + b"\0" + tag.encode())


def suffix_hashes(form, tag):
    """Of the empty suffix, the last byte, the last two, …; each goes on from the one before."""
    state = fnv(tag.encode())
    yield state
    for byte in reversed(form.lower().encode()[-LONGEST_SUFFIX:]):
        state = fnv(bytes([byte]), state)
        yield state


def best_rule(variants):
    """The rule that is right for most occurrences; variants counts (form, lemma)."""
    found = {(KEEP, 0, "")}
    for form, lemma in variants:
        found.update(rules_between(form, lemma))
    candidates = {}
    for rule in found:
        candidates[rule] = sum(n for (form, lemma), n in variants.items() if apply(rule, form) == lemma)
    return min(candidates, key=lambda r: (-candidates[r], r[1] + len(r[2]), r[0] != LOWER, r))


VOWELS = set("aeiou")


def doubles(verb):
    """Whether the last consonant may double: stop, admit."""
    return (
        len(verb) >= 3 and verb[-1] not in VOWELS | set("wxy") and verb[-2] in VOWELS
        and verb[-3] not in VOWELS and verb[-1].isalpha())


def plural(noun):
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def stems(verb, ending):
    """Spellings of verb + ed, er, est or ing."""
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "ye", "oe", "ie"))):
        return [verb[:-1] + ending]
    if verb.endswith("ie") and ending == "ing":
        return [verb[:-2] + "ying"]
    if verb.endswith("y") and ending != "ing" and verb[-2:-1] not in VOWELS:
        return [verb[:-1] + "i" + ending]
    if doubles(verb):
        doubled = verb + verb[-1] + ending
        return [doubled] if sum(c in VOWELS for c in verb) == 1 else [doubled, verb + ending]
    return [verb + ending]


def inflections(lemma, tag):
    """Regular forms of a lemma that was seen with a tag of this kind."""
    if tag.startswith("VB"):
        yield plural(lemma), "VBZ"
        for form in stems(lemma, "ed"):
            yield form, "VBD"
            yield form, "VBN"
        for form in stems(lemma, "ing"):
            yield form, "VBG"
        yield lemma, "VB"
        yield lemma, "VBP"
    elif tag in ("NN", "NNS"):
        yield lemma, "NN"
        yield plural(lemma), "NNS"
    elif tag in ("JJ", "JJR", "JJS"):
        yield lemma, "JJ"
        for form in stems(lemma, "er"):
            yield form, "JJR"
        for form in stems(lemma, "est"):
            yield form, "JJS"


def learn(path):
    """Rules for pairs of form and tag: seen ones, and ones that follow from them."""
    seen = collections.defaultdict(collections.Counter)
    lemmas = collections.Counter()
    for form, tag, lemma, _ in words(path):
        if lemma != "_" or form == "_":
            seen[form.lower(), tag][form, lemma] += 1
            if lemma.isalpha() and lemma.islower():
                lemmas[lemma, tag[:2]] += 1
    rules = {pair: best_rule(variants) for pair, variants in seen.items()}
    weights = {pair: sum(variants.values()) for pair, variants in seen.items()}
    listed = {}
    for base, past, participle in entries(VERBS):
        for form, tag in ((past, "VBD"), (participle, "VBN"), (plural(base), "VBZ")):
            listed[form, tag] = base
        for form in stems(base, "ing"):
            listed[form, "VBG"] = base
    for base, many in entries(PLURALS):
        listed[many, "NNS"] = base
    derived = collections.defaultdict(collections.Counter)
    for (lemma, tag), count in lemmas.items():
        for form, inflected in inflections(lemma, {"VB": "VB", "NN": "NN", "JJ": "JJ"}.get(tag, "")):
            derived[form, inflected][lemma] += count
    generated = {
        pair: min(counts, key=lambda lemma: (-counts[lemma], lemma)) for pair, counts in derived.items()}
    generated.update(listed)
    for (form, tag), lemma in generated.items():
        if (form, tag) not in rules:
            options = [rule for rule in rules_between(form, lemma) if rule[0] == LOWER]
            if options:
                rules[form, tag] = options[0]
    return rules, weights, seen


def suffix_rules(rules, weights):
    """The rule of most types for each suffix where it differs from that of the shorter one."""
    votes = collections.defaultdict(collections.Counter)
    for (form, tag), rule in rules.items():
        if (form, tag) in weights:
            for key in suffix_hashes(form, tag):
                votes[key][rule] += 1
    chosen = {}
    for form, tag in sorted(rules):
        if (form, tag) not in weights:
            continue
        last = None
        for key in suffix_hashes(form, tag):
            total = sum(votes[key].values())
            best = min(votes[key], key=lambda r: (-votes[key][r], r))
            if best != last and (last is None or total >= 2):
                chosen[key] = best
            if total >= 2 or last is None:
                last = chosen.get(key, last)
    return chosen


def predict(form, tag, exact, suffixes):
    rule = exact.get(form_hash(form, tag))
    if rule is None:
        for key in suffix_hashes(form, tag):
            rule = suffixes.get(key, rule)
    if rule is None:
        return form
    lemma = apply(rule, form)
    return lemma if lemma else form


def table(rules, numbers):
    bits = 1
    while (1 << bits) * 3 < len(rules) * 4:
        bits += 1
    slots = [(0, 0)] * (1 << bits)
    for key in sorted(rules):
        at = key & ((1 << bits) - 1)
        while slots[at][1]:
            at = (at + 1) & ((1 << bits) - 1)
        slots[at] = (key, numbers[rules[key]] + 1)
    return bits, b"".join(struct.pack("<II", *slot) for slot in slots)


def main():
    train, out = sys.argv[1:3]
    rules, weights, seen = learn(train)
    suffixes = suffix_rules(rules, weights)
    exact = {}
    for form, tag in sorted(rules):
        variants = seen.get((form, tag)) or {(form, apply(rules[form, tag], form)): 1}
        right = sum(n for (f, l), n in variants.items() if predict(f, tag, {}, suffixes) == l)
        best = sum(n for (f, l), n in variants.items() if apply(rules[form, tag], f) == l)
        if right < best:
            exact[form_hash(form, tag)] = rules[form, tag]
    numbers = {rule: i for i, rule in enumerate(sorted(set(exact.values()) | set(suffixes.values())))}
    form_bits, form_table = table(exact, numbers)
    suffix_bits, suffix_table = table(suffixes, numbers)
    with open(out, "wb") as file:
        file.write(struct.pack("<8sIIII", b"LEMMAS1\0", len(numbers), form_bits, suffix_bits, 0))
        for operation, cut, add in numbers:
            file.write(struct.pack("<BBB13s", operation, cut, len(add.encode()), add.encode()))
        file.write(form_table + suffix_table)
        print(f"{len(numbers)} rules, {len(exact)} pairs, {len(suffixes)} suffixes, {file.tell()} bytes")
    for path in sys.argv[3:]:
        right = total = 0
        misses = collections.Counter()
        for form, tag, lemma, _ in words(path):
            guess = predict(form, tag, exact, suffixes)
            total += 1
            right += guess == lemma or lemma == "_"
            if guess != lemma:
                misses[form, tag, lemma, guess] += 1
        print(f"{path}: {100 * right / total:.2f} % of {total} words, with the file's tags")
        for (form, tag, lemma, guess), count in misses.most_common(25):
            print(f"  {count:4} {form} {tag}: {lemma}, found {guess}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Ends `extract --into` and `import --into` with kill -9 at random moments, resumes, and compares.

    Scripts/kill_casebook.py .build/release/graphtool --times 200

Each casebook is begun, killed some times on the way, and then finished. What it holds must be what
an undisturbed run holds (the document that `convert` writes, but for what made it), and SQLite's
own integrity_check must find nothing. Prints how many kills hit which stage.
"""
import argparse, contextlib, hashlib, json, os, random, shutil, signal, sqlite3, subprocess, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("graphtool")
parser.add_argument("--times", type=int, default=200, help="kills in all, half of each command")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--rows", type=int, default=300_000,
                    help="rows of the file that is imported: some parts of 131,072")
options = parser.parse_args()
tool = os.path.abspath(options.graphtool)
examples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Examples", "articles")
chance = random.Random(options.seed)
quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
             env=dict(os.environ, SWIFT_BACKTRACE="enable=no"))


def articles(folder):
    """The example articles many times, each time with a last line of its own."""
    for name in sorted(os.listdir(examples)):
        text = open(os.path.join(examples, name), encoding="utf-8").read()
        for copy in range(12):
            with open(os.path.join(folder, f"{copy}-{name}"), "w", encoding="utf-8") as file:
                file.write(text + f"\nThis is copy {copy} of {name}.\n")


def events(path):
    """Rows of four columns: actor, relation, actor, date."""
    states = ["USA", "CHN", "RUS", "JPN", "KOR", "PRK", "FRA", "DEU", "GBR", "IND"]
    verbs = ["Consult", "Make statement", "Threaten", "Provide aid", "Fight", "Demand"]
    with open(path, "w", encoding="utf-8") as file:
        for _ in range(options.rows):
            a, b = chance.sample(states, 2)
            day = f"20{chance.randint(10, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            file.write(f"{a}\t{chance.choice(verbs)}\t{b}\t{day}\n")


def content(case):
    text = subprocess.run([tool, "convert", case, "-", "-q"], capture_output=True, check=True).stdout
    document = json.loads(text)
    document.pop("made")
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest(), len(
        document["relations"])


def held(case):
    try:
        with contextlib.closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as db:
            return db.execute("SELECT count(*) FROM relations").fetchone()[0]
    except sqlite3.Error:
        return 0


def try_out(name, command, folder, kills):
    case = os.path.join(folder, f"{name}-whole.sqlite")
    start = time.time()
    subprocess.run([tool, *command, "--into", case], check=True, **quiet)
    span = time.time() - start
    known, relations = content(case)
    print(f"{name}: undisturbed {span:.2f} s, {relations} relations")
    stages = {"before any": 0, "part way": 0, "all there": 0}
    done = number = 0
    while done < kills:
        number += 1
        case = os.path.join(folder, f"{name}-{number}.sqlite")
        for _ in range(min(5, kills - done)):  # until one has ended by itself, which is no kill
            process = subprocess.Popen([tool, *command, "--into", case], **quiet)
            time.sleep(chance.uniform(0, span * 1.05))
            ended = process.poll() is not None
            process.send_signal(signal.SIGKILL)
            process.wait()
            if ended:
                break
            done += 1
            count = held(case)
            stages["before any" if count == 0 else
                   "all there" if count == relations else "part way"] += 1
        subprocess.run([tool, *command, "--into", case], check=True, **quiet)
        # Before anybody else opens it: the last to close it leaves one file.
        beside = [f for f in os.listdir(folder) if f.startswith(f"{name}-{number}.sqlite-")]
        assert not beside, beside
        found, count = content(case)
        assert found == known, f"{case} holds {count} relations, and not what it should"
        with contextlib.closing(sqlite3.connect(case)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)], case
            for index in ["article_index", "quote_index"]:
                db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        os.remove(case)
    print(f"{name}: {done} kills of {number} casebooks, " + ", ".join(
        f"{count} {stage}" for stage, count in stages.items()) + "; all as undisturbed")


folder = tempfile.mkdtemp(prefix="kill-casebook-")
try:
    os.mkdir(os.path.join(folder, "articles"))
    articles(os.path.join(folder, "articles"))
    events(os.path.join(folder, "events.tsv"))
    try_out("extract", ["extract", os.path.join(folder, "articles")], folder, options.times // 2)
    try_out("import", ["import", os.path.join(folder, "events.tsv"), "--from", "events"], folder,
            options.times - options.times // 2)
finally:
    shutil.rmtree(folder)

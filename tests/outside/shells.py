"""Completions in the shells themselves: what a Tab makes of a line, and how fast it is answered."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

HITO = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]

# What is typed before a Tab and behind it, and the arguments that hito is then called with.
LINES = [
    ("hito li", " is:overdue", ["list", "is:overdue"]),
    ("hito list status:comp", "", ["list", "status:completed"]),
    ("hito list kind:body,ev", "", ["list", "kind:body,event"]),
    ("hito list 'due<2027 or kind:bo", "", ["list", "due<2027 or kind:body"]),
    ("hito list party:ca-nser", "", ["list", "party:ca-nserc"]),
    ("hito list stat", "completed", ["list", "status:completed"]),
    ("hito show I.6.mou-r", "", ["show", "I.6.mou-research"]),
    ("hito show mou-bio", "", ["show", "mou-biomanufacturing"]),
    ("hito list --columns id,quo", "", ["list", "--columns", "id,quote"]),
    ("hito overdue --form", " csv", ["overdue", "--format", "csv"]),
    ("hito check --deny quote-n", "", ["check", "--deny", "quote-not-found"]),
    ("hito explain not-as", "", ["explain", "not-assessed"]),
    ("hito explain befo", " 2026", ["explain", "before", "2026"]),
]

# The shell, how it is begun, and what makes it print the arguments that hito would be called with.
# The scripts ask the program itself, past the function.
SHELLS = {
    "bash": (
        ["--noprofile", "--norc", "-i"],
        ["hito() { printf 'GOT<%s>\\n' \"$@\"; echo END; }", 'eval "$(command hito completions bash)"'],
    ),
    "zsh": (
        ["-f", "-i"],
        [
            "hito() { printf 'GOT<%s>\\n' \"$@\"; echo END; }",
            "autoload -Uz compinit && compinit -u -D",
            'eval "$(command hito completions zsh)"',
        ],
    ),
    "fish": (
        ["--no-config", "-i"],
        [
            "function hito; printf 'GOT<%s>\\n' $argv; echo END; end",
            "command hito completions fish | source",
        ],
    ),
}

# Milliseconds in which a completion must be answered, when nobody else wants the processor.
IN_TIME = 20


def environment(home):
    kept = {name: os.environ[name] for name in ["LANG", "LC_ALL"] if name in os.environ}
    path = f"{HITO.parent}:{os.environ['PATH']}"
    mine = {"HOME": home, "HITO_LANG": "en", "HITO_AS_OF": "2026-11-24", "TERM": "xterm"}
    return {**kept, **mine, "PATH": path}


def completed(shell, home):
    """Types every line into a shell."""
    options, setup = SHELLS[shell]
    child = pexpect.spawn(
        shutil.which(shell), options, cwd=str(ROOT), env=environment(home), encoding="utf-8", timeout=10
    )
    for line in [*setup, "echo REA''DY"]:
        child.sendline(line)
    child.expect("READY\r\n")
    for typed, behind, expected in LINES:
        child.send(typed + "\t")
        # The answer is there when the line is redrawn; what is typed sooner would still be read.
        time.sleep(0.3)
        child.send(behind + "\r")
        child.expect("END\r\n")
        found = [part.split(">\r\n")[0] for part in child.before.split("GOT<")[1:]]
        assert found == expected, f"{shell}, {typed!r}: {found} is not {expected}"
    child.close(force=True)


def answered(home):
    """Milliseconds for an answer on the plan that is kept here: the best, and the middle of many."""
    env = {**environment(home), "COMPLETE": "fish"}
    taken = []
    for _ in range(41):
        begin = time.perf_counter()
        words = ["--", "hito", "list", "party:"]
        answer = subprocess.run([HITO, *words], cwd=ROOT, env=env, stdout=subprocess.PIPE)
        taken.append(1000 * (time.perf_counter() - begin))
        assert b"party:ca-nserc" in answer.stdout
    return min(taken), statistics.median(taken)


def main():
    with tempfile.TemporaryDirectory() as home:
        for shell in SHELLS:
            completed(shell, home)
        best, middle = answered(home)
        assert best < IN_TIME, f"a completion takes {best:.1f} ms"
    times = f"answered in {best:.1f} ms at best, {middle:.1f} ms in the middle"
    print(f"shells: {len(LINES)} lines completed in {', '.join(SHELLS)}; {times}")


main()

#!/usr/bin/env python3
"""Whether ibid reads the .bib files of TeX Live: every file and every entry. Nothing is wrong with them that
ibid would have to report; TeX has read them all.

What entries there are is counted a second time, as plainly as can be: a line that starts like one. Where the two differ,
DIVERGENCES must say why.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent.parent / ".tools" / "bibtex"
IBID = os.environ.get("IBID_SERVER_PATH", "ibid")
LEAST_FILES = 100
LEAST_ENTRIES = 11_000

ENTRY = re.compile(r"^[ \t]*@[ \t]*(\w+)\s*[{(]\s*([^,\s]+)\s*,", re.MULTILINE)
NO_ENTRIES = {"string", "comment", "preamble", "xdata"}

# The end of a path, the keys, and why they are found by one and not by the other.
DIVERGENCES = [
    (
        "bib2gls/examples/terms.bib",
        ["animal", "book", "film", "information", "measurement", "mineral", "vegetable", "weather"],
        "an entry that is nothing but its key has no comma: @index{animal}",
    ),
    ("bib2gls/examples/topics.bib", ["information"], "likewise"),
]


def main():
    started = time.monotonic()
    files = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.bib"))
    listed = Counter((entry["path"], entry["key"]) for entry in ibid("list", "sources", files))
    counted = Counter((file, key) for file in files for key in keys(FOLDER / file))
    # What else may be wrong with a source is no question of reading.
    problems = [found for found in ibid("check", files) if found["code"] == "source-parse-error"]
    seconds = time.monotonic() - started
    print(f"{len(files)} files, {listed.total()} entries, {len(problems)} problems in {seconds:.0f} s")

    known = {(file, key) for end, keys, _ in DIVERGENCES for file in files if file.endswith(end) for key in keys}
    faults = [f"{it['path']}:{it['line']}: {it['message']}" for it in problems]
    for file, key in sorted(listed | counted):
        if (listed[file, key] != counted[file, key]) != ((file, key) in known):
            faults.append(f"{file}: {key} is there {counted[file, key]} times, and found {listed[file, key]} times")
    if len(files) < LEAST_FILES or listed.total() < LEAST_ENTRIES:
        faults.append("too few files, or too few entries in them")
    sys.exit("\n".join(faults) or 0)


def ibid(*arguments):
    """What ibid answers; it must say of no file that it cannot be read."""
    *command, files = arguments
    options = ["--fail-on", "never"] if command == ["check"] else []
    command = [IBID, *command, "--output-format", "json", *options, "--", *files]
    run = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    if run.returncode or run.stderr:
        sys.exit(f"{' '.join(command[:3])}: {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


def keys(file):
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return [key for kind, key in ENTRY.findall(text) if kind.lower() not in NO_ENTRIES]


if __name__ == "__main__":
    main()

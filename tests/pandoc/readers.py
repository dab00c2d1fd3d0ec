"""Pandoc and ibid: each reads documents, and says of each what it cites, in the same shape."""

import html
import json
import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent
PANDOC = FOLDER.parent / ".tools/bin/pandoc"
IBID = os.environ.get("IBID_SERVER_PATH", "ibid")


class Citation(NamedTuple):
    """One cited key. Texts are comparable, see `comparable`."""

    key: str
    mode: str
    prefix: str
    label: str
    locator: str
    suffix: str


def read(documents):
    """What Pandoc and what ibid cite in each of `documents`."""
    documents = list(documents)
    with ThreadPoolExecutor() as pool:
        ours = pool.submit(read_with_ibid, documents)
        size = len(documents) // (os.cpu_count() or 1) + 1
        chunks = [documents[at : at + size] for at in range(0, len(documents), size)]
        pandocs = [found for chunk in pool.map(read_with_pandoc, chunks) for found in chunk]
        return [both_as_sets(*it) if "]:" in it[0] else it[1:] for it in zip(documents, pandocs, ours.result())]


def both_as_sets(_, pandoc, ibid):
    """Where there are notes: Pandoc puts a note where something refers to it, each time."""
    return sorted(set(pandoc)), sorted(set(ibid))


MODES = {"NormalCitation": "normal", "SuppressAuthor": "suppress_author", "AuthorInText": "author_in_text"}


def read_with_pandoc(documents):
    script = FOLDER / "pandoc.lua"
    run = subprocess.run(
        [PANDOC, "lua", script], input=json.dumps(documents), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if run.returncode:
        raise RuntimeError(run.stderr)

    def citation(it):
        suffix = comparable(it["suffix"]).strip(",.")
        locator = comparable(it.get("locator", ""))
        label = it.get("label", "")
        return Citation(it["key"], MODES[it["mode"]], comparable(it["prefix"]), label, locator, suffix)

    return [[citation(it) for it in found] for found in json.loads(run.stdout)]


def read_with_ibid(documents):
    """Each document is a file of its own."""
    found = [[] for _ in documents]
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            Path(folder, f"{number}.md").write_text(document, encoding="utf-8", newline="")
        run = subprocess.run(
            [IBID, "list", "citations", "--output-format", "json"], cwd=folder, stdout=subprocess.PIPE, check=True
        )
    for it in json.loads(run.stdout):
        text = {name: comparable(it[name] or "") for name in ("prefix", "locator", "suffix")}
        text["suffix"] = text["suffix"].strip(",.")
        label = it["locator_label"] or ""
        found[int(Path(it["path"]).stem)].append(Citation(key=it["key"], mode=it["mode"], label=label, **text))
    return found


def comparable(text):
    """What of a prefix, locator or suffix both print alike: no white space, no markup, no notes; dashes and quotation
    marks of one kind."""
    text = without_notes(html.unescape(text))
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    text = re.sub(r"[“”„\"‘’']", "'", text)
    text = re.sub(r"[‑–—～-]+", "-", text).replace("...", "…")
    text = re.sub(r"-?@\{?", "@", text)
    return re.sub(r"[\s*_~^=`\\$<>{}]", "", text)


def without_notes(text):
    text = re.sub(r"\[\^[^\s\[\]^]+\]", "", text)
    while (start := text.find("^[")) >= 0:
        depth, end = 0, start + 1
        for end in range(start + 1, len(text)):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            if depth == 0:
                break
        text = text[:start] + text[end + 1 :]
    return text

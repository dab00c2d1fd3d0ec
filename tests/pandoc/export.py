#!/usr/bin/env python3
"""Whether Pandoc's citeproc finds in what `ibid export` writes every source that the example cites, in each format that it
reads; and whether it reads the same of them in all."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "example"
# Left undefined on purpose: see the README of the example.
UNDEFINED = {"address.md": {"wills-1982", "TK"}}
FORMATS = {"csl-json": "json", "biblatex": "bib", "csl-yaml": "yaml"}


def run(*command, given=None):
    return subprocess.run(command, cwd=EXAMPLE, input=given, capture_output=True, text=True)


def body(document):
    """A document without its metadata, so that it has no sources of its own."""
    return re.sub(r"\A---\n.*?\n---\n", "", (EXAMPLE / document).read_text(), flags=re.DOTALL)


def main():
    faults = []
    for document in sorted(path.name for path in EXAMPLE.glob("*.md") if path.name != "README.md"):
        rendered = {}
        for name, extension in FORMATS.items():
            with tempfile.TemporaryDirectory() as folder:
                library = Path(folder) / f"refs.{extension}"
                run("ibid", "export", "--output-format", name, "--output", str(library), document)
                said = run("pandoc", "--citeproc", "--bibliography", str(library), "--to", "plain", given=body(document))
            undefined = set(re.findall(r"[Cc]itation (\S+) not found", said.stderr))
            if said.returncode or undefined != UNDEFINED.get(document, set()):
                faults.append(f"{document} with {name}: {sorted(undefined)} {said.stderr}")
            # Pandoc sets typographic marks in BibLaTeX of its own accord.
            rendered[name] = " ".join(said.stdout.split())
        if rendered["csl-json"] != rendered["csl-yaml"]:
            faults.append(f"{document}: JSON and YAML are not the same")
        print(f"{document}: {len(rendered['csl-json'])} characters in {len(rendered)} formats")
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()

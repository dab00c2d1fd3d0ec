#!/usr/bin/env python3
"""ibid in Helix, from end to end, with `hx` and `ibid` in $PATH. Helix has editors/helix as a user has it, shows a copy of
tests/example in a terminal, and is driven by its keys.
"""

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

from terminal import Terminal

ROOT = Path(__file__).resolve().parents[3]
FACTS = json.loads((ROOT / "tests/editors/example.json").read_text())
UNSOURCED, SOURCED, MISQUOTED = FACTS["unsourced"], FACTS["sourced"], FACTS["misquoted"]
ARTICLE, LIBRARY = FACTS["document"], SOURCED["library"]

ENTER, ESCAPE, TAB, BACK, COMPLETE, ERASE_LINE, FLIP = "\r", "\x1b", "\t", "\x0f", "\x18", "\x15", "\x1b;"

# A paragraph of the example is a line, and what is said of it would not fit behind it.
CONFIGURATION = """
[editor]
soft-wrap.enable = true
end-of-line-diagnostics = "disable"
inline-diagnostics.cursor-line = "hint"
"""


class Editor:
    """Helix, with a copy of the example and a configuration below `folder`."""

    def __init__(self, folder):
        self.example = folder / "example"
        shutil.copytree(ROOT / "tests/example", self.example)
        shutil.copytree(ROOT / "editors/helix", folder / "helix")
        (folder / "helix/config.toml").write_text(CONFIGURATION)
        variables = {"TERM": "xterm-256color", "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
        self.terminal = Terminal(["hx", ARTICLE], self.example, os.environ | variables)
        self.terminal.wait_for("findings", lambda lines: "●" in lines[-2])

    def type(self, *keys):
        """Types keys."""
        self.terminal.write("".join(keys).encode())

    def paste(self, text):
        """Puts in text after what is selected: at once, for Helix 25.01 mixes up changes that follow closely."""
        self.type("a", "\x1b[200~", text, "\x1b[201~")

    def see(self, *texts):
        """Waits until the screen shows texts."""
        self.terminal.wait_for(texts, lambda lines: all(text in "\n".join(lines) for text in texts))

    def warnings(self):
        """How many warnings the status line counts."""
        return int(re.search(r"● (\d+)", self.terminal.lines()[-2])[1])

    def wait_for_warnings(self, number):
        """Waits until the status line counts this many warnings."""
        self.terminal.wait_for(f"{number} warnings", lambda lines: f"● {number} " in lines[-2])

    def see_file(self, name):
        """Waits until the status line names a file."""
        self.terminal.wait_for(name, lambda lines: re.search(rf"^ NOR +{re.escape(name)}\b", lines[-2]))

    def select(self, words):
        """Selects words; the cursor is on the last letter."""
        self.type("/", re.escape(words), ENTER)

    def go_to(self, words):
        """Selects words; the cursor is on the first letter."""
        self.select(words)
        self.type(FLIP)

    def saved(self, *names):
        """Saves everything, ends Helix, and reads files."""
        self.type(":write-quit-all", ENTER)
        self.terminal.wait_for_end()
        return [(self.example / name).read_text() for name in names]

    def line_of(self, name, words):
        """On which line of a file words stand."""
        lines = (self.example / name).read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)


def a_typed_citation_lifts_the_warning_and_undoing_it_brings_it_back(editor):
    editor.go_to(UNSOURCED["words"])
    editor.see("No source for these words")
    warnings = editor.warnings()
    editor.select(UNSOURCED["words"])
    editor.paste(UNSOURCED["citation"])
    editor.type(ESCAPE)
    editor.wait_for_warnings(warnings - 1)
    editor.type("u")
    editor.wait_for_warnings(warnings)


def the_card_says_who_said_it_and_when(editor):
    editor.go_to(SOURCED["words"])
    editor.type(" k")
    editor.see(SOURCED["speaker"] + ", ", SOURCED["date"], SOURCED["key"] + ", p. 29")


def the_card_shows_where_the_words_differ(editor):
    editor.go_to(MISQUOTED["words"])
    editor.see("The source does not have")
    editor.type(" k")
    editor.see(MISQUOTED["verdict"])
    assert MISQUOTED["struck"] in editor.terminal.struck_through(), editor.terminal.struck_through()


def the_quotation_leads_to_its_entry_and_back(editor):
    editor.go_to(SOURCED["words"])
    editor.type("gd")
    editor.see_file(LIBRARY)
    editor.see(f"{{{SOURCED['key']},")
    editor.type(BACK)
    editor.see_file(ARTICLE)


def the_quotation_leads_to_the_passage(editor):
    editor.go_to(MISQUOTED["words"])
    editor.see("The source does not have")
    editor.type("gi")
    editor.see_file("transcripts/gettysburg.txt")


def a_key_leads_to_where_it_is_cited(editor):
    editor.go_to("@" + SOURCED["key"])
    editor.type("gr")
    places = [(ARTICLE, "@" + SOURCED["key"]), (LIBRARY, f"{{{SOURCED['key']},")]
    editor.see(*(f"{name}:{editor.line_of(name, words)}" for name, words in places))


def a_key_is_completed(editor):
    editor.select(UNSOURCED["words"])
    editor.paste(" [@harl")
    editor.type(COMPLETE)
    editor.see(" harlan-letter ")
    editor.type(TAB, ENTER, ESCAPE)
    editor.see_file(ARTICLE)
    (article,) = editor.saved(ARTICLE)
    assert UNSOURCED["words"] + " [@harlan-letter]" in article, article


def the_fix_puts_in_the_words_of_the_source(editor):
    editor.go_to(MISQUOTED["words"])
    editor.see("The source does not have")
    editor.type(" a")
    editor.see("Use the source’s words")
    warnings = editor.warnings()
    editor.type(ENTER)
    editor.wait_for_warnings(warnings - 1)
    (article,) = editor.saved(ARTICLE)
    assert MISQUOTED["words"] not in article, article


def what_rewrites_a_quotation_is_offered_at_a_cursor_which_is_a_selection_here(editor):
    editor.go_to(SOURCED["words"])
    editor.type(" a")
    editor.see("Use straight marks")


def a_key_has_another_name_in_the_article_and_in_its_library(editor):
    editor.go_to("@" + SOURCED["key"])
    editor.type(" r")
    editor.see("rename-to:")
    editor.type(ERASE_LINE, "everett-oration", ENTER)
    editor.see("@everett-oration")
    for text in editor.saved(ARTICLE, LIBRARY):
        assert "everett-oration" in text and SOURCED["key"] not in text, text


def the_outline_has_headings_and_quotations(editor):
    editor.type(" s")
    editor.see("The main attraction", "David Wills: “a few appropriate remarks”")


def all_findings_are_listed(editor):
    editor.go_to(MISQUOTED["words"])
    editor.see("The source does not have")
    editor.type(" d")
    editor.see(UNSOURCED["code"], MISQUOTED["code"], "undefined-source")


def an_ibid_document_is_checked(editor):
    (editor.example / "article.ibid").write_text((editor.example / ARTICLE).read_text())
    editor.type(":open article.ibid", ENTER)
    editor.see_file("article.ibid")
    editor.go_to(UNSOURCED["words"])
    editor.see("No source for these words")


TESTS = [
    a_typed_citation_lifts_the_warning_and_undoing_it_brings_it_back,
    the_card_says_who_said_it_and_when,
    the_card_shows_where_the_words_differ,
    the_quotation_leads_to_its_entry_and_back,
    the_quotation_leads_to_the_passage,
    a_key_leads_to_where_it_is_cited,
    a_key_is_completed,
    the_fix_puts_in_the_words_of_the_source,
    what_rewrites_a_quotation_is_offered_at_a_cursor_which_is_a_selection_here,
    a_key_has_another_name_in_the_article_and_in_its_library,
    the_outline_has_headings_and_quotations,
    all_findings_are_listed,
    an_ibid_document_is_checked,
]


def main():
    for test in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            editor = Editor(Path(folder))
            try:
                test(editor)
            finally:
                editor.terminal.end()
        print("ok:", test.__name__.replace("_", " "))


if __name__ == "__main__":
    main()

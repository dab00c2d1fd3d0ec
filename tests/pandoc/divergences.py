"""Where ibid reads citations otherwise than Pandoc, on purpose, and why.

`pattern` finds what the two read differently, and `instead` is what they read alike. A document that differs must agree
once all of that is taken out of it (see `without`). The examples differ for this one reason; where one no longer does, the
test fails.
"""

import re
from typing import NamedTuple


class Divergence(NamedTuple):
    name: str
    reason: str
    pattern: str
    instead: str
    examples: list

    def without(self, document):
        """The document with nothing in it that is read differently for this reason."""
        less = re.sub(self.pattern, self.instead, document)
        return document if less == document else self.without(less)


# Emphasis that CommonMark and Pandoc agree about.
PLAIN_EMPHASIS = r"(?<![\w*])(\*{1,2})(?=[^\s*])[^*\[\]\n]*?(?<=[^\s*])\2(?![\w*])"

DIVERGENCES = [
    Divergence(
        "addresses",
        "An @ inside a URL or an e-mail address is never a citation (markup.md §4).",
        r"(\w+://[^\s<>\[\]]*?|\w[-.+_]*)@",
        r"\1",
        ["See https://x.org/@b.", "me-@example.org", "me_@example.org", "by @me@example.org"],
    ),
    Divergence(
        "empty keys",
        "@{} names nothing.",
        r"@\{\}",
        "",
        ["So @{}"],
    ),
    Divergence(
        "clocks",
        "00:14:05 is a time, a locator of ibid's own (markup.md §4).",
        r"(?:\bat )?\d+:\d+(?::\d+)?",
        "3",
        ["[@a, 00:14:05]", "[@a, at 14:05]"],
    ),
    Divergence(
        "braces without a label",
        "No label means page (markup.md §4), in braces too.",
        r"(?<!@)\{[^{}]*\}",
        "",
        ["[@a{iv}]", "[@a {3f}, x]"],
    ),
    Divergence(
        "Dutch plurals",
        "Pandoc makes a quotation mark of the apostrophe in “pagina's”, and then does not know its own label.",
        r"(?i)(pagina|folio)['’]s",
        "p.",
        ["---\nlang: nl\n---\n\n[@a, pagina's 3]"],
    ),
    Divergence(
        "other languages",
        "In a document of a language that ibid has no words of, the labels are English.",
        r"^---\nlang: (?!(en|de|fr|es|it|pt|nl|ja|zh)\b).*\n---\n",
        "",
        ["---\nlang: pl\n---\n\n[@a, s. 3]"],
    ),
    Divergence(
        "citations in a locator",
        "A locator ends where another citation begins; Pandoc takes “3, @b2” for a page.",
        r"(?<=[^\s;\[(-])(?<!, see)\s*(?=-?@)|(?<=\[)(?=\[)|(?<=\w)(?=\[-?@)",
        ", see ",
        ["[@a, 3, @b2]", "[@a, @b2]"],
    ),
    Divergence(
        "notes in a locator",
        "So it does where a note begins.",
        r"\^\[[^\[\]@]*\]",
        "",
        ["[@a, p. 3^[n 4], 5]"],
    ),
    Divergence(
        "objects in a locator",
        "Code, math, and what straight quotation marks or emphasis enclose is to Pandoc one word, whatever is in it.",
        r"""["'`$]([^"'`$\n]*\d[^"'`$\n]*)["'`$]|\*\*?([\w.]+ \w+)\*\*?|</?\w[^<>]*>""",
        r"\1\2",
        ["[@a `3`]", "[@a, \"3\"]", "[@a, *p. 3*]", "[@a 1.<b>]"],
    ),
    Divergence(
        "TeX",
        "There is none in markup.md.",
        r"\\[A-Za-z]+",
        "",
        ["[@a, \\S 3]"],
    ),
    Divergence(
        "images",
        "An image is one thing; what its description cites is not looked for. ![@a] that is no image is a plain [@a].",
        r"!\[",
        "x[",
        ["![x [@a]](u)", "![@a][b]"],
    ),
    Divergence(
        "emphasis",
        "It is that of CommonMark. An asterisk that opens none is a plain one; to Pandoc it is the start of something that "
        "never ends.",
        f"({PLAIN_EMPHASIS})|\\*+|==+",
        r"\1",
        ["[@a, 5*]", "[see *@a] x*", "*see *@a", "[==@a==]"],
    ),
    Divergence(
        "superscripts and subscripts",
        "They are marks of Pandoc's alone, and hide no bracket, semicolon or key.",
        r"(?<!\[)\^(?!\[)|\^(?=\[\^)|(?<=\[)\^(?![^\s\[\]^]+\])|(?<!~)~(?!~)",
        "x",
        ["[@a 5^;^]", "x~@a~b"],
    ),
    Divergence(
        "references to notes",
        "Whether there is such a note is not the paragraph's to know: its ] ends no prefix, its number is no locator.",
        r"\[\^[^\s\[\]^]+\](?!:)",
        "",
        ["@b [^1]@a]", "[@a[^1]]"],
    ),
    Divergence(
        "dollars in keys",
        "CommonMark looks for mathematics first, Pandoc for a key.",
        r"(@\w+)\$",
        r"\1",
        ["@a$x;@a$"],
    ),
    Divergence(
        "links in links",
        "CommonMark takes the inner one for the link, Pandoc the outer one.",
        r"\[[^\[\]]*\]\([^()\s]*\)(?=[^\[\]]*\])",
        "x",
        ["[see @a [[x](u); @b]](u)"],
    ),
    Divergence(
        "lists within a paragraph",
        "Blocks are those of CommonMark (markup.md §1): “p.” at the start of a line begins no list.",
        r"\n[ >]*(?=[a-zA-Z]{1,4}[.)] )",
        " ",
        ["1. So [@a,\n   v. 3]"],
    ),
]


def without(document):
    """The document with nothing in it that is read differently on purpose."""
    for divergence in DIVERGENCES:
        document = divergence.without(document)
    return document


def each_without(document):
    """The document less what one divergence is about, for each that it has something of, with the name."""
    for divergence in DIVERGENCES:
        less = divergence.without(document)
        if less != document:
            yield divergence.name, less

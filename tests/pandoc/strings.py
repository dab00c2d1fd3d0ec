"""Documents that the test makes up: the same ones each time."""

import random

# Of these, strings without any sense are made; `_` is a space, `¶` a line break. What stands here more than once comes more
# often.
DELIMITERS = {
    "brackets": "@a @b -@c [ ] [ ] [ ] ; _ _ _ , x see_ p._3 ;_ [@a @d]".split(),
    "quotes": "@a [ ] [ ] ; _ _ \" \" ' ' x b @c ;_ [@a_ “ ” ’".split(),
    "links": "@a [ ] [@b] (x) (a_b) {.c} [^1] ^[ ] {x} _ ( ;_ _ @c ][ ![ x <https://x.org/@a> https://x.org/@b".split(),
    "keys": "@ @ a b _ . - : / & # { } @{a} 2 é _ [ ] ; -@ + > 日 @a @https://x.org/a @{https://x.org/a_(b)} ₂ Ⅳ".split(),
    "dashes": "- - @a x . [ ] _ … -- --- ; . ) ( – —".split(),
    "notes": "^[ [^1] [^ ] @a _ x ;_ @b \" [^2] .".split(),
    "emphasis": "*x* **y_z** *see_ x* @a _ _ [ ] ;_ @b *@a* *[@a]* *p.*_3 == ~~x~~ _*x*_ ***x*** ==x_@a==".split(),
    "escapes": "\\@ \\[ \\] \\; \\- \\\" @a [ ] _ x ;_ `c` `[@a]` <b> </b> <!--_@c_--> &amp; &#59; \" @b $x$ &mdash; $@a$".split(),
    "lines": "¶ ¶ @a [ ] _ x ; p._3 see @b , ;_ @c".split(),
}

KEYS = "@a @b2 -@c @d.e @{f/g} @smith_2000 @é @TK @doi:10.1/x-y @a @b @https://x.org/a?b".split()

WORDS = """see|also|*passim*|esp.|[^2]|and|the **bold** claim|“quoted; text”|"straight; text"|it's|don't [sic]|e.g.|R&D|a `code;` b|
x -- y|m\\*|5"|cf.|note^[see @n]|[^1]|e.g., the|19^th^|p.|H~2~O|$x_1$|’tis|the boys'|AT&amp;T|… but|Nr.|==mark==|<b>x</b>|
[text](https://x.org)|![alt](x.png)|[sic]|me@example.org|https://x.org/@me|a---b""".replace("\n", "").split("|")

LOCATORS = {
    "en": ", p. 3|, pp. 3--5, passim|, chap. 4| p. 3|{p. iv}|, 3| [12]|, §3|, who says so|, sec. 2.3, x|, vol. 2, p. 3| 33 years later|"
    "{p. 3, x} y|, para. 4|, s.v. 3|, p. ix|, n. 3|, p. 3 f.|, p. three|, pp. [17]-[18]|, 3, 5, see x|, Seite 3|, p. 3(a)(iv)|, ch. 3",
    "en-GB": ", ch. 3|, chap. 3|, chs 3-5|, sect. 2|, sec. 2|, p. 3|, vols 2–3|, vols. 2–3|, pt 2|, pts. 2|, paras 3|, nos 3|, bk 2",
    "de": ", S. 3|, S. 3–5, x|, s. 12|, Seite 3|, Kap. 4|, Bd. 2, S. 3|, Abs. 4|, § 3|, §§ 3-4|, Z. 4|, Anm. 3|, Nr. 3|, Sp. 3|, Bl. 3|, p. 3|, 3 f.|, S. 3 ff.",
    "de-CH": ", S. 3|, Kap. 4|, Bd. 2",
    "fr": ", p. 3|, pp. 3-5|, chap. 4|, § 3|, paragr. 3|, nᵒ 3|, l. 3|, t. 3|, vol. 2|, numéros 3-4|, sect. 3|, part. 2",
    "fr-CA": ", p. 3|, chap. 4|, vol. 2",
    "es": ", pág. 3|, p. 3|, págs. 3|, cap. 3|, párr. 3|, n.º 3|, vols. 2|, pt. 3",
    "es-MX": ", p. 3|, caps. 3|, párrs. 3|, núm. 3|, n.º 3|, pts. 3|, ¶ 3|, § 3|, ff. 3",
    "es-CL": ", nº 3|, n.º 3|, p. 3",
    "it": ", p. 3|, cap. 3|, capp. 3-4|, par. 3|, fasc. 3|, riga 3|, s.v. 3",
    "pt": ", p. 3|, pp. 3|, cap. 3|, secção 3|, § 3|, versículo 3|, n.º 3|, v 3",
    "pt-BR": ", p. 3|, pp. 3|, seção 3|, secção 3|, n. 3|, v. 3|, vol. 3|, verso 3|, seç. 3",
    "nl": ", p. 3|, blz. 3|, hfdst. 3|, nr. 3|, regel 3|, par. 3|, pagina's 3|, pagina’s 3–4",
    "ja": ", p. 3|, 章 3|, ページ 3",
    "zh": ", 页 3|, 第 3 页|, 章 3|, p. 3|, 共 3",
    "zh-TW": ", 頁 3|, 页 3|, 章 3|, 節 3|, 圖 3",
}

VALUES = "3|iv|3–5|3--5|3-5|[17]|(a)|3(a)|3.1.2|3f.|3 f.|3, 5|ix, x|A3|III|3:16|x|{4}|*3*|3rd|3/4|3;4|“3”|'3'|3…|.5|1e|3&4|3+4|-3|MIX|xyz".split("|")


def documents(count):
    """So many different documents."""
    chance = random.Random(0)
    found = {}
    while len(found) < count:
        maker = chance.choices(MAKERS, WEIGHTS)[0]
        text = maker(chance)
        if text.strip():
            found[text] = None
    return list(found)


def delimiters(chance):
    """Nonsense in one paragraph."""
    kind = chance.choice([*DELIMITERS, "all"])
    parts = sum(DELIMITERS.values(), []) if kind == "all" else DELIMITERS[kind]
    made = "".join(chance.choice(parts) for _ in range(chance.randint(1, 11)))
    made = made.replace("_", " ").replace("¶", "\n").strip()
    return "So " + made


def item(chance, lang="en"):
    prefix = chance.choice(["", "", "", "see ", "see also ", "e.g., ", chance.choice(WORDS) + " "])
    locator = chance.choice(["", chance.choice(LOCATORS[lang].split("|"))])
    return prefix + chance.choice(KEYS) + locator


def group(chance, lang="en"):
    separator = chance.choices(["; ", ";", " ; ", ", ", " ", ";\n"], [82, 6, 5, 2, 1, 4])[0]
    inside = separator.join(item(chance, lang) for _ in range(chance.randint(1, 3)))
    edges = chance.choices(["{}", "{};", "; {}", " {} ", "[{}]"], [90, 3, 3, 2, 2])[0]
    return "[" + edges.format(inside) + "]"


def narrative(chance, lang="en"):
    key = chance.choice(KEYS)
    locator = chance.choice(LOCATORS[lang].split("|")).strip(", ")
    after = ["", "", f" [{locator}]", f" [see {chance.choice(KEYS)}]", "[b]", " " + group(chance, lang)]
    after += [f" [{locator}; {chance.choice(KEYS)}]", "’s view", "'s view", ",", ".", f"\n[{locator}]"]
    return key + chance.choice(after)


def prose(chance, lang="en", pieces=5):
    """A paragraph that somebody could have written."""
    piece = lambda: chance.choice([
        lambda: chance.choice(WORDS),
        lambda: chance.choice(WORDS),
        lambda: group(chance, lang),
        lambda: group(chance, lang) + chance.choice(".,:"),
        lambda: narrative(chance, lang),
        lambda: f"({narrative(chance, lang)})",
        lambda: f"^[{chance.choice(WORDS)} {group(chance, lang)}]",
        lambda: f'"{chance.choice(WORDS)} {group(chance, lang)}"',
        lambda: f"“{chance.choice(WORDS)}” {group(chance, lang)}",
        lambda: f"*{group(chance, lang)}*",
        lambda: f"[text {narrative(chance, lang)}](https://x.org)",
        lambda: group(chance, lang) + group(chance, lang),
    ])()
    text = " ".join(piece() for _ in range(chance.randint(1, pieces)))
    if chance.random() < 0.2:
        text = text.replace(" ", "\n", 1)
    return "So " + text


def locators(chance):
    """One citation with a locator, or nearly, in some language."""
    lang = chance.choice(list(LOCATORS))
    label = chance.choice(LOCATORS[chance.choice([lang, lang, "en"])].split("|"))
    label = label.rstrip("0123456789-–")
    label = chance.choice([label, label, label.upper(), label.rstrip(), ", ", " ", "{", label.replace(",", "")])
    value = chance.choice(VALUES)
    rest = chance.choice(["", "", ", x", " x", ", 7", ", see x", ".", "; @b", f" {chance.choice(WORDS)}", f", {chance.choice(VALUES)}"])
    end = "}" if label == "{" else ""
    return in_language(lang, f"So [@a{label}{value}{end}{rest}] x.")


def blocks(chance):
    """Several blocks."""
    lang = chance.choice(["en"] * 5 + list(LOCATORS))
    text = "\n\n".join(chance.choice(BLOCKS)(chance, lang) for _ in range(chance.randint(2, 3)))
    for label in "12":
        if f"[^{label}]" in text and chance.random() < 0.8:
            note = prefixed(f"[^{label}]: ", "    ", prose(chance, lang, 2))
            # What a note cites that nothing refers to, Pandoc drops.
            text += f"\n\nSo[^{label}]\n\n{note}"
    return in_language(lang, text)


def in_language(lang, text):
    return text if lang == "en" else f"---\nlang: {lang}\n---\n\n{text}"


def prefixed(first, then, text):
    lines = text.split("\n")
    return "\n".join((first if index == 0 else then) + line for index, line in enumerate(lines))


def on_one_line(text):
    return text.replace("\n", " ")


BLOCKS = [
    prose,
    prose,
    lambda chance, lang: delimiters(chance),
    lambda chance, lang: prefixed("> ", "> ", prose(chance, lang)),
    lambda chance, lang: prefixed("> ", "> ", f"{prose(chance, lang, 2)}\n\n— Name {group(chance, lang)}"),
    lambda chance, lang: "## " + on_one_line(prose(chance, lang, 2)),
    lambda chance, lang: prefixed("- ", "  ", prose(chance, lang, 3)) + "\n- " + on_one_line(prose(chance, lang, 2)),
    lambda chance, lang: prefixed("1. ", "   ", prose(chance, lang, 3)),
    lambda chance, lang: prefixed("- ", "  ", f"{prose(chance, lang, 2)}\n\n{prose(chance, lang, 2)}"),
    lambda chance, lang: f"| Claim | Source |\n|---|---|\n| x | {on_one_line(group(chance, lang))} |",
    lambda chance, lang: "```\n" + prose(chance, lang, 2) + "\n```",
    lambda chance, lang: "    " + on_one_line(prose(chance, lang, 2)),
    lambda chance, lang: "<!-- " + group(chance, lang) + " -->",
    lambda chance, lang: "::: note\n\n" + prose(chance, lang, 2) + "\n\n:::",
    lambda chance, lang: "So x[^2] and y",
    lambda chance, lang: "(@ex) " + on_one_line(prose(chance, lang, 2)) + "\n\nAs @ex shows",
    lambda chance, lang: "| " + on_one_line(prose(chance, lang, 2)) + "\n| " + on_one_line(prose(chance, lang, 2)),
    lambda chance, lang: "Term\n\n:   " + on_one_line(prose(chance, lang, 2)) + "\n\nSo",
    lambda chance, lang: "***",
]

MAKERS = [delimiters, prose, locators, blocks]
WEIGHTS = [52, 22, 14, 12]

"""Documents picked by hand: one per paragraph, with ⏎ for the end of a paragraph within it."""

TEXT = r"""
[@a]

[see @a, p. 3]

[-@a]

[see -@a, p. 3]

[--@a]

[@a; @b]

[@a;@b]

[see @a, p. 3; also -@b, chap. 4]

@a says

-@a says

@a [p. 3] says

@a [p. 3; @b]

@a [-@b]

@a [see @b; @c]

@a
[p. 3]

@a [p.
3; see @b,
p. 4]

[see
@a,
p. 3;
@b]

[ @a ]

[@TK] and @TK

@{https://x.org/a}

@{https://x.org/a_(b)}, [@{https://x.org/a}, p. 3]

-@{a} and [-@{a{b}c}]

@{a b}

[@{a]b}] [@{a;b}; @c]

@a.b:c-d_e/f @a. @a..b @a,b @a::b @a//b @a:b.

@https://x.org/a?b=1#c. @doi:10.1000/182

@_a_ @1 @é @日本 @a² @aं @aⒶ @-a @* @a_

me@x and me.@x but ..@x ...@x (x)@a x_@a

x-@a x--@a x---@a x----@a

x@a@b @a@b @a-@b

\@a \-@a x\.@a x\@a

x²@a Ⓐ@a xं@a 1@a “@a” "@a" '@a' x'@a

*x*@a x *@a* **x**@a ~~x~~@a `c`@a $x$@a [x](u)@a <b>x</b>@a w<!-- c -->@a

&amp;@a x&amp;@a caf&eacute;@a @a&amp; [@a&amp;]

[@a;]

[; @a]

[@a;;@b]

[@a; b]

[a; @b]

[a@b; @c]

[@a, *see* @b]

[@a [sic]; @b]

@a [p. 3; @b;]

@a[b] @a[@b] @a [b](c) @a [b](c d) @a [b][c] @a [b]{.x} @a [b]{x} @a [@b]{.x} @a [] @a [;@b] @a [; @b]

@a [b][c](u)

@a [^b] @a [p. 3][^1] @a[^1]⏎[^1]: x

@a, [b] @a. [b] @a  [b]

[see @p [see @q]]

[@a [b [c @d]]] [@a [b; @d]] [[@a; @b]] [[[@a]]]

[@a; [@b]; @c]

[foo @a and bar

foo @a] and bar

[foo]@a] []@a]

[see [foo]@a] [see [foo] @a]

[email me @home]

(@ex) and (see @ex, p. 3)

(@ex) An example.⏎As @ex shows, and @other.

As @ex shows:⏎(@ex) An example.⏎See [@ex].

(@) One.⏎(@) Two.

[@a](u) [@a](see b) [@a](see "foo" bar) [@a](b "x)") [@a](x

[@a]{.x} [@a]{} [@a]{x} [@a] {.x} [@a]{#i k="v"}

[@a][b] [@a][] [@a][@b] [@a][^1] [@a][text](u) [@a] [text](u)

[see @a](u) [@b] [foo][@b] [foo](bar @b) [foo]{x=@b} [foo][b](c @d)

[text @a says](https://x.org) [text [@a]](https://x.org) [text [@a; @b]](https://x.org "@c")

[text @a [pp. [17]-[18]]](https://x.org)

[text][r] [@a] [r] [@r]⏎[r]: https://x.org/@b "see [@c]"

<https://x.org/@a> <me@x.org> https://x.org/a[@b] (https://x.org/a [@b]) [@a, https://x.org/a]

[@a, <https://x.org/a;b>; @b]

[@a, https://x.org/a;b; @b]

![x](u) [@a] [@a, ![x](u)]

^[see @a] ^[See [@a; @b], p. 3.] x ^[note [@a] x](y)

[@a ^[n; @z]; @b] 19^th^[@a] ^[a ^[b @c]]

[^1] says⏎[^1]: Not @a, but [see @b, p. 3].

Two[^1] notes[^b]⏎[^1]: One [@a].⏎[^b]: Two [@b].⏎    More [@c].

[^@a] [^see @a]

`[@a]` ``@a` [@b]`` [@a `;]` b; @c]

$[@a]$ $@a$ [@a $;$ b; @c] $$[@a]$$

[@a <b x=";">c</b>; @d] <b>[@a</b>; @b] <!-- [@a] --> <span title="@a">x</span>

[@a \; b; @c] [@a \] b] \[@a] [\@a] @a\_b [@a, p.\ 3]

[@a &amp; b; @c] [@a &unknown; b] [@a, &c.; @b] [@a AT&T; @b] [&#59;@b] [@a &lsqb; b]

[@a, p.&nbsp;3; @b] [@a, &sect; 3] [see&nbsp;@a]

[*see* @a] [*see; x* @a] [**see** @a, *passim*; **@b**] *[@a]* **[@a]**, ***[@a]*** _[@a]_

x ~~[@a]~~ ~~@a~~ [~~x; y~~ @a] ==x [@a]== ==@a==

[@a "b; c"] [see "a; b" @c] [@a "b] c" d]

[@a 'b; c'; @d] [@a, the boys'; @b 'x] [@a, 5" d; @b] and 6" x

"foo [@a, "b; c"] bar" "foo [@a, 'b; c'] bar" "[@a]" '[@a]'

[say "@a] hello" [@a “b; c”] [@a ""; @b] [@a «b; c»]

# Heading [@a]

## @a says [p. 3] ##

Heading @a⏎=====

- @a⏎- [see @b,⏎  p. 3]⏎- [ ] @c

1. [@a⏎⏎2. @b]

> [@a]⏎> and⏎> [see⏎> @b]

> Quoted.⏎>⏎> — Name [@a, p. 3]

> > @a [p. 3]

| Claim | Source |⏎|---|---|⏎| @a | [@b, p. 3] |

| [@a | b] |⏎|---|---|⏎| @a [p. | 3] |

```⏎[@a]⏎```

    [@a]

<div>⏎⏎[@a]⏎⏎</div>

::: {.x}⏎⏎[@a] and @b⏎⏎:::

| A line @a⏎| and [@b,⏎  p. 3]

Term @a⏎⏎:   Definition [@b]⏎⏎Next.

[@a]\⏎[@b]  ⏎@c

[@a⏎⏎; @b]

***

[@a, p. 3] [@a, pp. 3--5] [@a, 3] [@a, 3, 5, see x] [@a, iv] [@a, p. iv–ix] [@a, p.3] [@a, p3] [@a, P. 3]

[@a, p. 3 f.] [@a, p. 3f., x] [@a, p. 3(a)(iv)] [@a, p. (a)] [@a, [17]] [@a, p. [17]-[18], x] [@a, 33 years later]

[@a, 3.] [@a, 3.1.2, x] [@a, chap. 3] [@a, chapters 3–5] [@a, sec. 2.3] [@a, § 3] [@a, §§3-5] [@a, para. 4] [@a, ¶ 4]

[@a, vol. 2, p. 3] [@a, p. 3, n. 4] [@a, fol. 3] [@a, ll. 3–4] [@a, s.v. 3] [@a, sub verbis 3] [@a, page] [@a, p. three]

[@a, see p. 3] [@a, ch. 3] [@a, vol 3] [@a, S. 3] [@a, p. 3 (x)] [@a, p. 3(x y)] [@a, p. 3—5] [@a, p. 3---5] [@a, p. *3*]

[@a{p. 3, x} y] [@a{}, 99 years later] [@a{3}] [@a{chap. x}] [@a{x] @a [{p. 3, x} y] [@a, p. [3](u)] [@a, p. 3[^1]]

[@a, p. 3\*] [@a, p. 3\, 4] [@a, 1, 2; 3] [@a, p. 3; 4] [@a p. 3] [@a: 3] [@a - 3] [@a, p. 3, passim; @b, 4]
"""

LOCATORS = {
    "de": "S. 3|S. 3–5, x|s. 12|Seite 3|Kap. 4|Bd. 2, S. 3|Abs. 4|§ 3|Z. 4|Anm. 3|Nr. 3|Sp. 3|Bl. 3|p. 3|3 f.",
    "de-AT": "S. 3|Kap. 4",
    "en-GB": "ch. 3|chs 3–5|chap. 3|sect. 3|sec. 3|pt 2|vols 2–3|p. 3|paras 3",
    "en-AU": "ch. 3|chap. 3",
    "EN_gb": "ch. 3",
    "fr": "p. 3|pp. 3-5|chap. 4|§ 3|paragr. 3|nᵒ 3|l. 3|t. 3|vol. 2|numéros 3-4",
    "fr-CA": "p. 3|chap. 4",
    "es": "pág. 3|p. 3|págs. 3|cap. 3|párr. 3|n.º 3|vols. 2",
    "es-CL": "nº 3|n.º 3",
    "es-MX": "núm. 3|caps. 3|ff. 3|¶ 3|§ 3",
    "it": "p. 3|cap. 3|capp. 3-4|par. 3|fasc. 3|riga 3",
    "pt": "p. 3|pp. 3|cap. 3|secção 3|§ 3|versículo 3|v 3",
    "pt-BR": "p. 3|pp. 3|seção 3|v. 3|n. 3|vol. 3",
    "nl": "p. 3|blz. 3|hfdst. 3|nr. 3|regel 3|par. 3",
    "ja": "p. 3|章 3|ページ 3",
    "zh": "页 3|第 3 页|章 3|p. 3|共 3",
    "zh-Hant-TW": "頁 3|页 3|節 3|共 3",
}

PICKED = [text.replace("⏎", "\n") for text in TEXT.strip("\n").split("\n\n")]
IN_LANGUAGES = [
    f"---\nlang: {lang}\n---\n\n[@a, {locator}] and @b [{locator}]"
    for lang, locators in LOCATORS.items()
    for locator in locators.split("|")
]
DOCUMENTS = PICKED + IN_LANGUAGES

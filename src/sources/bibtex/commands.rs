//! The LaTeX commands that occur in bibliographies.

/// Commands that say how the text is to look, or nothing.
pub(super) const DROPPED: [&str; 54] = [
    "unskip",
    "relax",
    "protect",
    "it",
    "bf",
    "em",
    "sc",
    "rm",
    "tt",
    "sl",
    "sf",
    "upshape",
    "itshape",
    "scshape",
    "bfseries",
    "mdseries",
    "normalfont",
    "tiny",
    "scriptsize",
    "footnotesize",
    "small",
    "normalsize",
    "large",
    "Large",
    "newblock",
    "par",
    "noindent",
    "hfill",
    "null",
    "allowbreak",
    "linebreak",
    "left",
    "right",
    "rmfamily",
    "sffamily",
    "ttfamily",
    "slshape",
    "bgroup",
    "egroup",
    "cal",
    "displaystyle",
    "textstyle",
    "big",
    "Big",
    "bigg",
    "Bigg",
    "bigl",
    "bigr",
    "ignorespaces",
    "leavevmode",
    "nolinebreak",
    "nobreak",
    "limits",
    "nolimits",
];

/// Commands whose first argument is no text either.
pub(super) const DROPPED_WITH_ARGUMENT: [&str; 24] = [
    "href",
    "color",
    "textcolor",
    "hspace",
    "vspace",
    "hskip",
    "begin",
    "end",
    "label",
    "noopsort",
    "SortNoop",
    "index",
    "foreignlanguage",
    "selectlanguage",
    "hyphenation",
    "footnote",
    "thanks",
    "phantom",
    "hphantom",
    "vphantom",
    "texorpdfstring",
    "colorbox",
    "pagestyle",
    "nocite",
];

/// Accents whose command is a letter, or in formulas a word.
pub(super) fn letter_accent(name: &str) -> Option<char> {
    Some(match name {
        "grave" => '\u{300}',
        "acute" => '\u{301}',
        "hat" | "widehat" => '\u{302}',
        "tilde" | "widetilde" => '\u{303}',
        "bar" => '\u{304}',
        "u" | "breve" => '\u{306}',
        "dot" => '\u{307}',
        "ddot" => '\u{308}',
        "h" => '\u{309}',
        "r" | "mathring" => '\u{30a}',
        "H" => '\u{30b}',
        "v" | "check" => '\u{30c}',
        "U" => '\u{30d}',
        "G" => '\u{30f}',
        "d" => '\u{323}',
        "textcommabelow" => '\u{326}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        "t" => '\u{361}',
        "vec" => '\u{20d7}',
        _ => return None,
    })
}

/// What commands without an argument stand for, by their names in order.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("AA", "Å"), ("AE", "Æ"), ("BibTeX", "BibTeX"), ("ConTeXt", "ConTeXt"), ("DH", "Ð"), ("DJ", "Đ"), ("Dash", "—"),
    ("Delta", "Δ"), ("EUR", "€"), ("Gamma", "Γ"), ("IJ", "IJ"), ("Im", "ℑ"), ("L", "Ł"), ("LaTeX", "LaTeX"),
    ("LaTeXe", "LaTeX2ε"), ("Lambda", "Λ"), ("Leftarrow", "⇐"), ("Leftrightarrow", "⇔"), ("LuaLaTeX", "LuaLaTeX"),
    ("LuaTeX", "LuaTeX"), ("NG", "Ŋ"), ("No", "№"), ("O", "Ø"), ("OE", "Œ"), ("Omega", "Ω"), ("P", "¶"), ("Phi", "Φ"),
    ("Pi", "Π"), ("Psi", "Ψ"), ("Re", "ℜ"), ("Rightarrow", "⇒"), ("S", "§"), ("SS", "ẞ"), ("Sigma", "Σ"), ("TH", "Þ"),
    ("TeX", "TeX"), ("Theta", "Θ"), ("Upsilon", "Υ"), ("XeLaTeX", "XeLaTeX"), ("XeTeX", "XeTeX"), ("Xi", "Ξ"),
    ("aa", "å"), ("ae", "æ"), ("aleph", "ℵ"), ("alpha", "α"), ("angle", "∠"), ("approx", "≈"), ("ast", "*"),
    ("ayn", "ʿ"), ("backslash", "\\"), ("beta", "β"), ("bibinitdelim", " "), ("bibinithyphendelim", "-"),
    ("bibinitperiod", "."), ("bibnamedelima", " "), ("bibnamedelimb", " "), ("bibnamedelimc", " "),
    ("bibnamedelimd", " "), ("bibnamedelimi", " "), ("blacksquare", "■"), ("bullet", "•"), ("cap", "∩"), ("cdot", "·"),
    ("cdots", "⋯"), ("checkmark", "✓"), ("chi", "χ"), ("circ", "∘"), ("colon", ":"), ("cong", "≅"), ("copyright", "©"),
    ("cup", "∪"), ("dag", "†"), ("dagger", "†"), ("dash", "—"), ("ddag", "‡"), ("ddagger", "‡"), ("ddots", "⋱"),
    ("degre", "°"), ("degree", "°"), ("delta", "δ"), ("dh", "ð"), ("div", "÷"), ("dj", "đ"), ("dots", "…"),
    ("dotsb", "⋯"), ("dotsc", "…"), ("downarrow", "↓"), ("dq", "\""), ("ell", "ℓ"), ("emdash", "—"), ("emptyset", "∅"),
    ("endash", "–"), ("enskip", " "), ("enspace", " "), ("epsilon", "ε"), ("equiv", "≡"), ("eta", "η"), ("euro", "€"),
    ("exists", "∃"), ("fg", " »"), ("flat", "♭"), ("flq", "‹"), ("flqq", "«"), ("forall", "∀"), ("frq", "›"),
    ("frqq", "»"), ("gamma", "γ"), ("ge", "≥"), ("geq", "≥"), ("gg", "≫"), ("glq", "‚"), ("glqq", "„"), ("grq", "‘"),
    ("grqq", "“"), ("gt", ">"), ("guillemetleft", "«"), ("guillemetright", "»"), ("guillemotleft", "«"),
    ("guillemotright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"), ("hamza", "ʾ"), ("hbar", "ℏ"),
    ("hyp", "-"), ("i", "ı"), ("ij", "ij"), ("in", "∈"), ("infty", "∞"), ("int", "∫"), ("iota", "ι"), ("j", "ȷ"),
    ("kappa", "κ"), ("l", "ł"), ("lambda", "λ"), ("langle", "⟨"), ("lbrace", "{"), ("lbrack", "["), ("lceil", "⌈"),
    ("ldots", "…"), ("le", "≤"), ("leftarrow", "←"), ("leftrightarrow", "↔"), ("leq", "≤"), ("lfloor", "⌊"),
    ("ll", "≪"), ("lq", "‘"), ("lt", "<"), ("mapsto", "↦"), ("mid", "|"), ("mp", "∓"), ("mu", "μ"), ("nabla", "∇"),
    ("natural", "♮"), ("ne", "≠"), ("neg", "¬"), ("neq", "≠"), ("newline", " "), ("ng", "ŋ"), ("ni", "∋"), ("no", "n°"),
    ("nobreakdash", "-"), ("nobreakspace", " "), ("notin", "∉"), ("nu", "ν"), ("o", "ø"), ("oe", "œ"), ("og", "« "),
    ("omega", "ω"), ("omicron", "ο"), ("oplus", "⊕"), ("otimes", "⊗"), ("parallel", "∥"), ("partial", "∂"),
    ("perp", "⊥"), ("phi", "φ"), ("pi", "π"), ("pm", "±"), ("pounds", "£"), ("prime", "′"), ("prod", "∏"),
    ("propto", "∝"), ("psi", "ψ"), ("psq", " sq."), ("psqq", " sqq."), ("qquad", " "), ("quad", " "),
    ("quotedbl", "\""), ("quotedblbase", "„"), ("quotesinglbase", "‚"), ("rangle", "⟩"), ("rbrace", "}"),
    ("rbrack", "]"), ("rceil", "⌉"), ("registered", "®"), ("rfloor", "⌋"), ("rho", "ρ"), ("rightarrow", "→"),
    ("rq", "’"), ("sharp", "♯"), ("sigma", "σ"), ("sim", "∼"), ("simeq", "≃"), ("slash", "/"), ("space", " "),
    ("sq", " sq."), ("sqq", " sqq."), ("sqrt", "√"), ("ss", "ß"), ("star", "⋆"), ("subset", "⊂"), ("subseteq", "⊆"),
    ("sum", "∑"), ("supset", "⊃"), ("tau", "τ"), ("textasciiacute", "´"), ("textasciibreve", "˘"),
    ("textasciicaron", "ˇ"), ("textasciicircum", "^"), ("textasciidieresis", "¨"), ("textasciigrave", "`"),
    ("textasciimacron", "¯"), ("textasciitilde", "~"), ("textasteriskcentered", "∗"), ("textbackslash", "\\"),
    ("textbaht", "฿"), ("textbar", "|"), ("textbardbl", "‖"), ("textbraceleft", "{"), ("textbraceright", "}"),
    ("textbrokenbar", "¦"), ("textbullet", "•"), ("textcent", "¢"), ("textcircledP", "℗"), ("textcopyright", "©"),
    ("textcrd", "đ"), ("textcrh", "ħ"), ("textcurrency", "¤"), ("textdagger", "†"), ("textdaggerdbl", "‡"),
    ("textdegree", "°"), ("textdiv", "÷"), ("textdollar", "$"), ("textdong", "₫"), ("textellipsis", "…"),
    ("textemdash", "—"), ("textendash", "–"), ("texteuro", "€"), ("textexclamdown", "¡"), ("textflorin", "ƒ"),
    ("textfractionsolidus", "⁄"), ("textgreater", ">"), ("textleftarrow", "←"), ("textless", "<"), ("textlira", "₤"),
    ("textlnot", "¬"), ("textminus", "−"), ("textmu", "µ"), ("textnaira", "₦"), ("textnumero", "№"),
    ("textonehalf", "½"), ("textonequarter", "¼"), ("textonesuperior", "¹"), ("textordfeminine", "ª"),
    ("textordmasculine", "º"), ("textparagraph", "¶"), ("textperiodcentered", "·"), ("textpertenthousand", "‱"),
    ("textperthousand", "‰"), ("textpeso", "₱"), ("textpilcrow", "¶"), ("textpm", "±"), ("textquestiondown", "¿"),
    ("textquotedbl", "\""), ("textquotedblleft", "“"), ("textquotedblright", "”"), ("textquoteleft", "‘"),
    ("textquoteright", "’"), ("textquotesingle", "'"), ("textquotestraightbase", "‚"),
    ("textquotestraightdblbase", "„"), ("textregistered", "®"), ("textrightarrow", "→"), ("textschwa", "ə"),
    ("textsection", "§"), ("textservicemark", "℠"), ("textsterling", "£"), ("textthreequarters", "¾"),
    ("textthreequartersemdash", "—"), ("textthreesuperior", "³"), ("texttildelow", "~"), ("texttimes", "×"),
    ("texttrademark", "™"), ("texttwosuperior", "²"), ("textunderscore", "_"), ("textvertline", "|"),
    ("textvisiblespace", "␣"), ("textwon", "₩"), ("textyen", "¥"), ("th", "þ"), ("theta", "θ"), ("thinspace", " "),
    ("times", "×"), ("to", "→"), ("trademark", "™"), ("triangle", "△"), ("uparrow", "↑"), ("upsilon", "υ"),
    ("varepsilon", "ε"), ("varkappa", "ϰ"), ("varnothing", "∅"), ("varphi", "φ"), ("varpi", "ϖ"), ("varrho", "ϱ"),
    ("varsigma", "ς"), ("vartheta", "ϑ"), ("vdots", "⋮"), ("vee", "∨"), ("wedge", "∧"), ("wp", "℘"), ("xi", "ξ"),
    ("zeta", "ζ"),
];

/// What a command without an argument stands for.
pub(super) fn symbol(name: &str) -> Option<&'static str> {
    let index = SYMBOLS.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    SYMBOLS.get(index).map(|(_, symbol)| *symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_found() {
        for (name, expected) in SYMBOLS {
            assert_eq!(symbol(name), Some(*expected), "{name}");
        }
        assert_eq!(symbol("unheard"), None);
    }
}

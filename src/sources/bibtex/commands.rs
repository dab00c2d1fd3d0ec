//! The LaTeX commands that occur in bibliographies.

/// Commands that say how the text is to look, or nothing.
pub(super) const DROPPED: [&str; 33] = [
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
];

/// Commands whose first argument is no text either.
pub(super) const DROPPED_WITH_ARGUMENT: [&str; 15] = [
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
];

/// Accents whose command is a letter.
pub(super) fn letter_accent(name: &str) -> Option<char> {
    Some(match name {
        "u" => '\u{306}',
        "r" => '\u{30a}',
        "H" => '\u{30b}',
        "v" => '\u{30c}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        "t" => '\u{361}',
        "h" => '\u{309}',
        _ => return None,
    })
}

/// What commands without an argument stand for, by their names in order.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("AA", "Å"), ("AE", "Æ"), ("BibTeX", "BibTeX"), ("DH", "Ð"), ("DJ", "Đ"), ("Dash", "—"), ("Delta", "Δ"),
    ("EUR", "€"), ("Gamma", "Γ"), ("L", "Ł"), ("LaTeX", "LaTeX"), ("LaTeXe", "LaTeX2ε"), ("Lambda", "Λ"), ("NG", "Ŋ"),
    ("O", "Ø"), ("OE", "Œ"), ("Omega", "Ω"), ("P", "¶"), ("Phi", "Φ"), ("Pi", "Π"), ("S", "§"), ("SS", "ẞ"),
    ("Sigma", "Σ"), ("TH", "Þ"), ("TeX", "TeX"), ("Theta", "Θ"), ("aa", "å"), ("ae", "æ"), ("alpha", "α"),
    ("approx", "≈"), ("backslash", "\\"), ("beta", "β"), ("bibinitdelim", " "), ("bibinithyphendelim", "-"),
    ("bibinitperiod", "."), ("bibnamedelima", " "), ("bibnamedelimb", " "), ("bibnamedelimc", " "),
    ("bibnamedelimd", " "), ("bibnamedelimi", " "), ("cdot", "·"), ("cdots", "⋯"), ("chi", "χ"), ("copyright", "©"),
    ("dag", "†"), ("dagger", "†"), ("dash", "—"), ("ddag", "‡"), ("degree", "°"), ("delta", "δ"), ("dh", "ð"),
    ("dj", "đ"), ("dots", "…"), ("emdash", "—"), ("endash", "–"), ("epsilon", "ε"), ("eta", "η"), ("euro", "€"),
    ("flq", "‹"), ("flqq", "«"), ("frq", "›"), ("frqq", "»"), ("gamma", "γ"), ("ge", "≥"), ("geq", "≥"), ("glq", "‚"),
    ("glqq", "„"), ("grq", "‘"), ("grqq", "“"), ("gt", ">"), ("guillemetleft", "«"), ("guillemetright", "»"),
    ("guillemotleft", "«"), ("guillemotright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"), ("i", "ı"),
    ("infty", "∞"), ("j", "ȷ"), ("kappa", "κ"), ("l", "ł"), ("lambda", "λ"), ("lbrace", "{"), ("ldots", "…"),
    ("le", "≤"), ("leftarrow", "←"), ("leq", "≤"), ("lq", "‘"), ("lt", "<"), ("mu", "μ"), ("ne", "≠"), ("neq", "≠"),
    ("ng", "ŋ"), ("nu", "ν"), ("o", "ø"), ("oe", "œ"), ("omega", "ω"), ("phi", "φ"), ("pi", "π"), ("pm", "±"),
    ("pounds", "£"), ("psi", "ψ"), ("psq", " sq."), ("psqq", " sqq."), ("qquad", " "), ("quad", " "),
    ("quotedblbase", "„"), ("quotesinglbase", "‚"), ("rbrace", "}"), ("rho", "ρ"), ("rightarrow", "→"), ("rq", "’"),
    ("sigma", "σ"), ("sim", "∼"), ("slash", "/"), ("space", " "), ("sq", " sq."), ("sqq", " sqq."), ("ss", "ß"),
    ("tau", "τ"), ("textasciicircum", "^"), ("textasciigrave", "`"), ("textasciitilde", "~"), ("textbackslash", "\\"),
    ("textbar", "|"), ("textbraceleft", "{"), ("textbraceright", "}"), ("textbullet", "•"), ("textcent", "¢"),
    ("textcopyright", "©"), ("textdagger", "†"), ("textdaggerdbl", "‡"), ("textdegree", "°"), ("textdollar", "$"),
    ("textellipsis", "…"), ("textemdash", "—"), ("textendash", "–"), ("texteuro", "€"), ("textexclamdown", "¡"),
    ("textgreater", ">"), ("textless", "<"), ("textordfeminine", "ª"), ("textordmasculine", "º"),
    ("textparagraph", "¶"), ("textperiodcentered", "·"), ("textquestiondown", "¿"), ("textquotedbl", "\""),
    ("textquotedblleft", "“"), ("textquotedblright", "”"), ("textquoteleft", "‘"), ("textquoteright", "’"),
    ("textquotesingle", "'"), ("textregistered", "®"), ("textsection", "§"), ("textsterling", "£"),
    ("texttrademark", "™"), ("textunderscore", "_"), ("textyen", "¥"), ("th", "þ"), ("theta", "θ"), ("times", "×"),
    ("to", "→"), ("varepsilon", "ε"), ("varphi", "φ"), ("xi", "ξ"), ("zeta", "ζ"),
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

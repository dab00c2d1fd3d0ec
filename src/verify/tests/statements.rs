//! What of a document is a quotation's words, and where in it they stand.

use super::*;

/// The words of the first quotation of `document`; each word of it stands where it is said to.
fn words(document: &str) -> String {
    let quotation = Quotation::of(document);
    for (at, token) in quotation.quoted.tokens.iter().enumerate() {
        let place = quotation.quoted.document(at, at + 1);
        let (written, read) = (&document[place], quotation.quoted.raw(*token));
        let is_same = written == read || written.starts_with('&') || written.contains('\n');
        assert!(is_same, "{written:?} is read as {read:?}");
    }
    quotation.quoted.words().to_owned()
}

/// Line breaks are spaces.
fn one_line(words: &str) -> String {
    words
        .split("\n\n")
        .map(|line| line.split(' ').flat_map(str::lines).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[test]
fn the_words_of_a_quotation_are_those_that_are_read() {
    for (document, expected) in [
        (
            "She said: “[T]he old [sic] house [the mayor] … stands” [@a].\n",
            "[T]he old [sic] house [the mayor] … stands",
        ),
        ("She said: “One ‘two “three” four’ five six” [@a].\n", "One ‘two “three” four’ five six"),
        ("She said: “One *two* **three** [four](https://x.org) five” [@a].\n", "One two three four five"),
        ("She said: “One two\nthree four five” [@a].\n", "One two\nthree four five"),
        (
            "She said: “One two &amp; three [...] four (…) five. . . . six” [@a].\n",
            "One two & three [...] four (…) five. . . . six",
        ),
        ("> One two *three\n> four* five. [@a]\n>\n> — Jane Doe\n", "One two three four five."),
        ("She said: “One two three.\n\n“Four five six.” [@a]\n", "One two three.\n\nFour five six."),
        ("> One two three<br>four five six\n", "One two three four five six"),
        ("> One walk[ed] home[, he] said [sic!] (sic).\n", "One walk[ed] home[, he] said [sic!] (sic)."),
        ("Il dit : « Ce n’est pas l’homme qui parle » [@a].\n", "Ce n’est pas l’homme qui parle"),
    ] {
        assert_eq!(one_line(&words(document)), one_line(expected), "{document}");
    }
}

#[test]
fn a_difference_is_underlined_where_it_stands() {
    let corpus = Corpus::new("One two three four five six seven eight nine ten & more.");
    for (document, expected) in [
        ("> One *two* thre\n> four five six\n", vec!["thre"]),
        ("> One two three *fo* wrong five six seven\n", vec!["fo", "wrong"]),
        ("> One two three four\n> five sex\n> seven eight nine ten &amp; mere\n", vec!["sex", "mere"]),
        ("> One two three **really** four five six\n", vec!["really"]),
    ] {
        let quotation = Quotation::of(document);
        let comparison = quotation.compare(&corpus);
        let differing: Vec<&str> = comparison.differences.iter().map(|found| &document[found.quoted]).collect();
        assert_eq!(differing, expected);
        super::metamorphic::mends_as(document, &quotation, &comparison, &corpus, Quotation::of);
    }
}

#[test]
fn a_clause_within_the_marks_that_says_who_speaks_is_none_of_the_sources_words() {
    let corpus = Corpus::new(
        "J'ai fait demi-tour. J'y pense tous les jours. Personne ne lui a répondu, et c'est de cela que j'ai le plus \
         honte. Et pourquoi ? Parce que je savais. Il était, dit le maire, trop tard pour tout le monde.",
    );
    for (words, verdict, differing) in [
        ("J'ai fait demi-tour, raconte Eleanor Marsh. J'y pense tous les jours", Verdict::Verbatim, &[][..]),
        ("J'ai fait demi-tour, raconte-t-elle. J'y pense tous les jours", Verdict::Verbatim, &[]),
        ("J'ai fait demi-tour — raconte Eleanor Marsh. J'y pense tous les jours", Verdict::Verbatim, &[]),
        ("Personne ne lui a répondu, dit Mme Marsh, et c'est de cela que j'ai le plus honte", Verdict::Verbatim, &[]),
        ("Et c'est de cela, dit Mme Marsh, que j'ai le plus honte", Verdict::MarkedChanges, &[]),
        ("C'est de cela que j'ai le plus honte, conclut Mme Marsh.", Verdict::MarkedChanges, &[]),
        ("Et pourquoi ? demande Mme Marsh. Parce que je savais", Verdict::Verbatim, &[]),
        ("Il était, dit le maire, trop tard pour tout le monde", Verdict::Verbatim, &[]),
        ("Il était, dit le maire, trop tard pour tous le monde", Verdict::Differs, &["tous"]),
        (
            "J'ai fait demi-tour, raconte Eleanor Marsh. J'y pense toutes les nuits",
            Verdict::Differs,
            &["toutes", "nuits"],
        ),
        ("J'ai fait un détour, raconte Eleanor Marsh. J'y pense tous les jours", Verdict::Differs, &["un détour"]),
    ] {
        let document = format!("---\nlang: fr\n---\n\n« {words} » [@a].\n");
        let quotation = Quotation::of(&document);
        let comparison = quotation.compare(&corpus);
        let found: Vec<&str> = comparison.differences.iter().map(|found| &document[found.quoted]).collect();
        assert_eq!((comparison.verdict, &*found), (verdict, differing), "{words}\n{comparison:?}");
        if verdict == Verdict::Differs {
            super::metamorphic::mends_as(words, &quotation, &comparison, &corpus, Quotation::of);
            assert!(quotation.in_source_words(&comparison, &corpus).contains(&words[words.find(',').unwrap()..][..14]));
        }
    }
}

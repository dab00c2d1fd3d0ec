//! The language of a source, as entries name it: a BCP 47 tag, or a name that BibLaTeX knows from babel and polyglossia.

/// Names, each with its primary subtag. Those of babel's that stand for a variant are told by their first letters.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("american", "en"),
    ("usenglish", "en"),
    ("british", "en"),
    ("ukenglish", "en"),
    ("canadian", "en"),
    ("australian", "en"),
    ("newzealand", "en"),
    ("german", "de"),
    ("ngerman", "de"),
    ("austrian", "de"),
    ("naustrian", "de"),
    ("swissgerman", "de"),
    ("nswissgerman", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("francais", "fr"),
    ("acadian", "fr"),
    ("canadien", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("castilian", "es"),
    ("italian", "it"),
    ("italiano", "it"),
    ("portuguese", "pt"),
    ("portuges", "pt"),
    ("português", "pt"),
    ("brazilian", "pt"),
    ("brazil", "pt"),
    ("dutch", "nl"),
    ("nederlands", "nl"),
    ("swedish", "sv"),
    ("danish", "da"),
    ("norwegian", "no"),
    ("norsk", "no"),
    ("nynorsk", "no"),
    ("finnish", "fi"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("slovak", "sk"),
    ("hungarian", "hu"),
    ("magyar", "hu"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("bulgarian", "bg"),
    ("serbian", "sr"),
    ("croatian", "hr"),
    ("greek", "el"),
    ("latin", "la"),
    ("turkish", "tr"),
    ("hebrew", "he"),
    ("arabic", "ar"),
    ("persian", "fa"),
    ("japanese", "ja"),
    ("chinese", "zh"),
    ("korean", "ko"),
];

/// The primary subtag of `name`, in small letters: `de` of `de-AT`, of `ngerman` and of `German`. `None`: it is several
/// languages, or none that is known here.
pub fn primary_language(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*tag).to_owned());
    }
    let primary = name.split(['-', '_']).next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    // What follows a tag is joined to it; “en, fr” is two.
    let is_one = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    (is_tag && is_one).then(|| shortest(primary).to_owned())
}

/// The two letters of a language that also has three, or several kinds.
fn shortest(primary: &str) -> &str {
    match primary {
        "eng" => "en",
        "deu" | "ger" => "de",
        "fra" | "fre" => "fr",
        "spa" => "es",
        "ita" => "it",
        "por" => "pt",
        "nld" | "dut" => "nl",
        "rus" => "ru",
        "jpn" => "ja",
        "zho" | "chi" => "zh",
        "nb" | "nn" => "no",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_many_names() {
        for (name, expected) in [
            ("de", Some("de")),
            ("de-AT", Some("de")),
            ("en_US", Some("en")),
            (" English ", Some("en")),
            ("ngerman", Some("de")),
            ("ger", Some("de")),
            ("nb-NO", Some("no")),
            ("gsw", Some("gsw")),
            ("en, fr", None),
            ("Old Norse", None),
            ("klingon", None),
            ("", None),
        ] {
            assert_eq!(primary_language(name).as_deref(), expected, "{name}");
        }
    }
}

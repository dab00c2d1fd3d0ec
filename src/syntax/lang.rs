//! The language a document is written in, as far as quoting depends on it.

/// A document's primary language: its `lang` (BCP 47), reduced to the languages whose marks, speech verbs, months and
/// locator labels ibid knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// `en`, and what a document without `lang` is taken for.
    #[default]
    English,
    /// `de`
    German,
    /// `fr`
    French,
    /// `es`
    Spanish,
    /// `it`
    Italian,
    /// `pt`
    Portuguese,
    /// `nl`
    Dutch,
    /// `ja`
    Japanese,
    /// `zh`
    Chinese,
    /// Any other: marks are told apart by their neighbours alone, and there are no words to look for.
    Other,
}

impl Lang {
    /// The language of a BCP 47 tag such as `de-CH`. Only the primary subtag counts; case does not.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "en" | "" => Self::English,
            "de" => Self::German,
            "fr" => Self::French,
            "es" => Self::Spanish,
            "it" => Self::Italian,
            "pt" => Self::Portuguese,
            "nl" => Self::Dutch,
            "ja" => Self::Japanese,
            "zh" => Self::Chinese,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_primary_subtag_counts() {
        assert_eq!(Lang::from_tag("de-CH"), Lang::German);
        assert_eq!(Lang::from_tag("EN_us"), Lang::English);
        assert_eq!(Lang::from_tag("cy"), Lang::Other);
    }
}

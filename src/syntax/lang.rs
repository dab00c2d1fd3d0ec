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

/// A language as it is written in one part of the world. Of what ibid knows, only the labels of locators differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// Where it is written.
    pub region: Region,
}

/// A part of the world for which CSL has a locale of its own, with labels of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Region {
    /// The one that CSL takes for a language without its region, or any other.
    #[default]
    Primary,
    /// `en-GB`
    Britain,
    /// `es-CL`
    Chile,
    /// `es-MX`
    Mexico,
    /// `pt-BR`
    Brazil,
    /// `zh-TW`
    Taiwan,
}

impl Locale {
    /// The language and region of a BCP 47 tag such as `en-GB` or `zh-Hant-TW`. Case does not count.
    pub fn from_tag(tag: &str) -> Self {
        let lang = Lang::from_tag(tag);
        let region = tag.split(['-', '_']).skip(1).find(|subtag| subtag.len() == 2).unwrap_or_default();
        let region = match (lang, region.to_ascii_uppercase().as_str()) {
            (Lang::English, "GB") => Region::Britain,
            (Lang::Spanish, "CL") => Region::Chile,
            (Lang::Spanish, "MX") => Region::Mexico,
            (Lang::Portuguese, "BR") => Region::Brazil,
            (Lang::Chinese, "TW") => Region::Taiwan,
            _ => Region::Primary,
        };
        Self { lang, region }
    }
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        Self { lang, region: Region::Primary }
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

    #[test]
    fn the_region_of_another_language_does_not_count() {
        let region = |tag| Locale::from_tag(tag).region;
        assert_eq!(region("en-GB"), Region::Britain);
        assert_eq!(region("EN_gb"), Region::Britain);
        assert_eq!(region("zh-Hant-TW"), Region::Taiwan);
        assert_eq!(region("en-AU"), Region::Primary);
        assert_eq!(region("cy-GB"), Region::Primary);
        assert_eq!(region("en"), Region::Primary);
    }
}

//! Dates: EDTF levels 0 and 1 (`markup.md` §8).

/// A date or an interval of dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {}

/// Why a value is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate {
    /// One sentence.
    pub reason: String,
}

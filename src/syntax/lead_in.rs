//! Paragraphs that lead up to a block quotation (`markup.md` §6.4, §7). Every paragraph may be one, and few are, so they
//! are read as such when a quotation asks for them.

use std::fmt;
use std::sync::OnceLock;

use super::binding::At;
use super::block::Form;
use super::mask::{MARKUP, mask};
use super::prose::Prose;
use super::split::with_line_feeds;
use super::{Attribution, Block, Context, Lang, Placed, Syntax, Unit, UnitKind, attribution, lexicon};
use crate::text::Span;

/// A paragraph that leads up to the block after it.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadIn {
    /// Which of its block's units it is.
    pub(super) unit: usize,
    /// It ends in a colon.
    pub(super) colon: bool,
    /// Its last sentence has a speech cue or names a speaker. Otherwise it leads up to prose alone: after a colon there
    /// may be anything.
    pub(super) speaks: bool,
    /// Who is said to speak; ranges are relative to the block.
    pub attribution: Option<Attribution>,
}

/// The lead-ins of a block, once somebody has asked for them. They follow from its text: blocks are equal, and read alike,
/// with and without them.
#[derive(Clone, Default)]
pub(super) struct LeadIns(OnceLock<Box<[LeadIn]>>);

impl fmt::Debug for LeadIns {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("LeadIns")
    }
}

impl PartialEq for LeadIns {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Syntax {
    /// What paragraphs of `block`, one of this document, lead up to the block after them, in order of place.
    pub fn lead_ins<'a>(&self, block: Placed<'a, Block>) -> &'a [LeadIn] {
        block.fact.lead_ins.0.get_or_init(|| {
            if !block.fact.units.iter().any(may_lead_in) {
                return Box::default();
            }
            let own = Span::new(block.base, block.base + block.fact.own);
            read(&with_line_feeds(self.text.slice(own)), &block.fact.units, self.context).into()
        })
    }

    /// What the unit `at` leads up to the block after it, if it does.
    pub(super) fn lead_in(&self, at: At) -> Option<&LeadIn> {
        let lead_ins = self.lead_ins(self.block_at(at.block)?);
        lead_ins.binary_search_by_key(&at.unit, |lead_in| lead_in.unit).ok().and_then(|found| lead_ins.get(found))
    }
}

/// Those of `units`, which are the paragraphs of the block `source`, that are lead-ins.
fn read(source: &str, units: &[Unit], context: Context) -> Vec<LeadIn> {
    let prose = Prose::new(source, mask(source), context, &mut Block::default());
    let units = units.iter().enumerate().filter(|(_, unit)| may_lead_in(unit));
    units.filter_map(|(nth, unit)| lead_in(&prose.plain, nth, unit, context.lang)).collect()
}

fn may_lead_in(unit: &Unit) -> bool {
    unit.kind == UnitKind::Paragraph && unit.form == Form::Plain && !unit.sentences.is_empty()
}

/// What the paragraph `unit` of masked `text` is to a block quotation after it; `nth` is its number.
fn lead_in(text: &str, nth: usize, unit: &Unit, lang: Lang) -> Option<LeadIn> {
    let sentence = &text[*unit.sentences.last()?];
    let colon = sentence.trim_end_matches(|c: char| c.is_whitespace() || c == MARKUP).ends_with([':', '：']);
    let cued = lexicon::speech_cue(sentence, lang).is_some();
    if !colon && !cued {
        return None;
    }
    let attribution = attribution::lead_in(&text[..unit.span.end()], &unit.sentences, lang);
    Some(LeadIn { unit: nth, colon, speaks: cued || attribution.is_some(), attribution })
}

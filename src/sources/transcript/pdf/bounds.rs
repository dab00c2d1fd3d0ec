//! What reading a PDF may cost, whatever is in it.
//!
//! The library unpacks a stream whole, however much comes out. So each stream is measured before the library is asked for
//! it, and those that it unpacks of its own accord – cross-references and streams of objects – before it sees the file.

use std::borrow::Cow;
use std::cell::Cell;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// The most bytes that one stream may unpack to. Less in tests, which unpack slowly.
const STREAM: usize = if cfg!(test) { 4 << 20 } else { 64 << 20 };
/// The most bytes that all that is read may unpack to, what is read twice counted twice.
const TOTAL: usize = 512 << 20;
/// The most operators and letters of pages, together.
const STEPS: usize = 24_000_000;
/// How much more a map of codes to letters costs than its bytes: it is read word by word.
const MAP: usize = 8;
/// The most dictionaries: each may be a page, of which the library makes a kilobyte before it is asked for one.
const DICTIONARIES: usize = 1_000_000;
/// How deep dictionaries may be nested: the library reads 512, but each of them over again to repair a file.
const NESTING: usize = 500;
/// The most columns of a predictor.
const COLUMNS: u32 = 1 << 16;
/// The most bytes that cross-references and streams of objects may unpack to, together.
const OBJECTS: usize = if cfg!(test) { 12 << 20 } else { 192 << 20 };
/// The most bytes of a stream of objects that is encrypted, so that it cannot be measured: deflate makes at most 1032
/// bytes of one.
const ENCRYPTED: usize = 1 << 20;

/// What is left to spend.
pub(super) struct Budget {
    bytes: Cell<usize>,
    steps: Cell<usize>,
    is_spent: Cell<bool>,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { bytes: Cell::new(TOTAL), steps: Cell::new(STEPS), is_spent: Cell::new(false) }
    }

    /// Whether more was asked for than there was.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent.get()
    }

    /// Spends `steps`; `None`: there are none left.
    pub(super) fn step(&self, steps: usize) -> Option<()> {
        self.take(&self.steps, steps)
    }

    fn spend(&self, bytes: usize) -> Option<()> {
        self.take(&self.bytes, bytes)
    }

    fn take(&self, from: &Cell<usize>, amount: usize) -> Option<()> {
        let left = from.get().checked_sub(amount);
        self.is_spent.set(self.is_spent.get() || left.is_none());
        from.set(left?);
        Some(())
    }

    fn limit(&self) -> usize {
        self.bytes.get().min(STREAM)
    }
}

/// The bytes of `stream`, unpacked. `None` where that fails, or costs too much.
pub(super) fn decoded<'a>(stream: &Stream<'a>, budget: &Budget) -> Option<Cow<'a, [u8]>> {
    let raw = stream.raw_data();
    budget.spend(raw.len())?;
    if stream.filters().as_slice() == [Filter::FlateDecode] && !has_parameters(stream.dict()) {
        let data = inflate(&raw, budget.limit())?;
        budget.spend(data.len())?;
        return Some(Cow::Owned(data));
    }
    measure(stream, &raw, budget)?;
    stream.decoded_data().ok()
}

/// Pays for unpacking `stream`, which the library is about to do, so many times over.
fn pay_for(stream: &Stream<'_>, times: usize, budget: &Budget) -> Option<()> {
    let raw = stream.raw_data();
    budget.spend(raw.len())?;
    let size = measure(stream, &raw, budget)?;
    budget.spend(size.saturating_mul(times - 1))
}

/// How many bytes `stream` unpacks to; they are paid for.
fn measure(stream: &Stream<'_>, raw: &[u8], budget: &Budget) -> Option<usize> {
    if !has_sane_parameters(stream.dict()) {
        return None;
    }
    let filters = stream.filters();
    let filters = filters.strip_prefix(&[Filter::Crypt]).unwrap_or(&filters);
    let Some((last, before)) = filters.split_last() else {
        return Some(raw.len());
    };
    let mut data = Cow::Borrowed(raw);
    for filter in before {
        data = match filter {
            Filter::AsciiHexDecode => Cow::Owned(from_hex(&data)),
            Filter::Ascii85Decode => Cow::Owned(from_base85(&data)),
            // Unpacked twice: nobody does, but for a bomb.
            _ => return None,
        };
    }
    let size = match last {
        Filter::FlateDecode => inflate(&data, budget.limit())?.len(),
        Filter::LzwDecode => lzw_size(&data),
        Filter::RunLengthDecode => data.len().saturating_mul(128),
        _ => data.len(),
    };
    (size <= budget.limit()).then_some(())?;
    budget.spend(size)?;
    Some(size)
}

fn has_parameters(dict: &Dict<'_>) -> bool {
    [&b"DecodeParms"[..], b"DP"].iter().any(|key| dict.contains_key(key))
}

/// Whether the predictors of a stream have rows of a size that can be.
fn has_sane_parameters(dict: &Dict<'_>) -> bool {
    let is_sane = |parameters: &Dict<'_>| {
        [&b"Columns"[..], b"Colors"].iter().all(|key| match parameters.get::<Object<'_>>(key) {
            None => true,
            Some(Object::Number(number)) => (1..=i64::from(COLUMNS)).contains(&number.as_i64()),
            Some(_) => false,
        })
    };
    [&b"DecodeParms"[..], b"DP"].iter().all(|key| match dict.get::<Object<'_>>(key) {
        Some(Object::Dict(parameters)) => is_sane(&parameters),
        Some(Object::Array(each)) => each.iter::<Object<'_>>().filter_map(Object::into_dict).all(|it| is_sane(&it)),
        _ => true,
    })
}

/// `data` inflated: as much as there is of it, where it is cut off or broken. `None`: more than `limit`.
fn inflate(data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let unwrapped = |result: Result<Vec<u8>, miniz_oxide::inflate::DecompressError>| match result {
        Ok(data) => Some(data),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => None,
        Err(error) => Some(error.output),
    };
    if is_zlib(data) {
        unwrapped(decompress_to_vec_zlib_with_limit(data, limit))
    } else {
        unwrapped(decompress_to_vec_with_limit(data, limit))
    }
}

fn from_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::new();
    let mut high = None;
    for digit in digits.filter_map(|digit| u8::try_from(digit).ok()) {
        match high.take() {
            None => high = Some(digit),
            Some(high) => bytes.push(high << 4 | digit),
        }
    }
    bytes.extend(high.map(|high| high << 4));
    bytes
}

fn from_base85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for byte in data.iter().copied().take_while(|byte| *byte != b'~') {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(of_base85(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(of_base85(&group).into_iter().take(kept));
    }
    bytes
}

fn of_base85(group: &[u32]) -> [u8; 4] {
    group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(*digit)).to_be_bytes()
}

/// The size of what LZW unpacks to; no less than that, where the data are broken.
fn lzw_size(data: &[u8]) -> usize {
    let (mut size, mut bits, mut count) = (0_usize, 0_u32, 0_u32);
    let mut lengths: Vec<usize> = Vec::new();
    let mut width = 9;
    let mut last = 0;
    for byte in data {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        if count < width {
            continue;
        }
        count -= width;
        let code = bits >> count & ((1 << width) - 1);
        bits &= (1 << count) - 1;
        let length = match code {
            256 => {
                lengths.clear();
                (width, last) = (9, 0);
                continue;
            }
            257 => return size,
            0..=255 => 1,
            _ => lengths.get(code as usize - 258).copied().unwrap_or(last + 1),
        };
        size = size.saturating_add(length);
        if last > 0 && lengths.len() < 4096 - 258 {
            lengths.push(last + 1);
        }
        last = length;
        // One code early, as nearly all do it; where one does not, the sizes come out wrong but bounded by what they are.
        width = match lengths.len() + 258 + 1 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
    }
    size
}

/// Whether a font can be built from `dict` at a price; the price is paid.
pub(super) fn is_font_affordable(dict: &Dict<'_>, budget: &Budget) -> bool {
    let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    [Some(dict.clone()), descendant].into_iter().flatten().all(|dict| {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let maps = ["ToUnicode", "Encoding", "CIDToGIDMap"].map(|key| dict.get::<Stream<'_>>(key));
        let programs = ["FontFile", "FontFile2", "FontFile3"].map(|key| descriptor.get::<Stream<'_>>(key));
        maps.iter().flatten().all(|stream| pay_for(stream, MAP, budget).is_some())
            && programs.iter().flatten().all(|stream| pay_for(stream, 1, budget).is_some())
            && dict.get::<i64>("FirstChar").is_none_or(|first| (0..=0xFFFF).contains(&first))
            && has_sane_widths(&dict, "W", 1)
            && has_sane_widths(&dict, "W2", 3)
    })
}

/// Whether the widths of a font's glyphs are of as many glyphs as there can be: `first last width…` makes room for each.
fn has_sane_widths(dict: &Dict<'_>, key: &str, values: usize) -> bool {
    let Some(widths) = dict.get::<Array<'_>>(key) else {
        return true;
    };
    let mut total = 0_u64;
    let mut numbers: Vec<i64> = Vec::new();
    for object in widths.iter::<Object<'_>>() {
        match object {
            Object::Number(number) => numbers.push(number.as_i64()),
            _ => numbers.clear(),
        }
        if let [first, last, _, ..] = numbers[..]
            && numbers.len() == 2 + values
        {
            total = total.saturating_add(last.abs_diff(first));
            numbers.clear();
        }
    }
    total < 1 << 18
}

/// Whether what the library does on its own stays within bounds: it unpacks cross-references and streams of objects, and
/// makes a page of each dictionary that is in the tree of pages.
///
/// They are looked for in the bytes of the file, before anything is understood: a stream whose dictionary may be one of
/// the two is unpacked, and unpacked again if that is packed. What is encrypted cannot be measured and must be small.
pub(super) fn is_file_affordable(bytes: &[u8]) -> bool {
    let is_encrypted = find(bytes, b"/Encrypt").is_some();
    let Some(mut dictionaries) = DICTIONARIES.checked_sub(dictionaries_in(bytes)) else { return false };
    let mut left = OBJECTS;
    let mut dict_start = 0;
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, b"stream")).map(|at| from + at) {
        from = at + b"stream".len();
        if bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            dict_start = from;
            continue;
        }
        let dict = bytes.get(dict_start..at).unwrap_or_default();
        // What is before two such words in a row is looked at once only: it would take quadratic time.
        dict_start = at.saturating_sub(2048).max(dict_start);
        if !may_hold_objects(dict) {
            continue;
        }
        if has_huge_columns(dict) {
            return false;
        }
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if is_encrypted && find(dict, b"/XRef").is_none() {
            let size = find(data, b"endstream").unwrap_or(data.len());
            let Some(rest) = left.checked_sub(size).filter(|_| size <= ENCRYPTED) else { return false };
            left = rest;
            continue;
        }
        let Some(data) = unpacked(data, left) else { return false };
        left = left.saturating_sub(data.len());
        let Some(rest) = dictionaries.checked_sub(dictionaries_in(&data)) else { return false };
        dictionaries = rest;
    }
    true
}

/// How many dictionaries there are in `bytes`; too many where they are nested too deep.
fn dictionaries_in(bytes: &[u8]) -> usize {
    let (mut count, mut depth) = (0, 0_usize);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let is = |what: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(what));
        match byte {
            b'<' if is(b"<<") => {
                count += 1;
                depth += 1;
                at += 1;
            }
            b'>' if is(b">>") => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            // What is not packed may be anything.
            b'e' if is(b"endobj") || is(b"endstream") => depth = 0,
            _ => {}
        }
        if depth > NESTING {
            return usize::MAX;
        }
        at += 1;
    }
    count
}

/// Whether a dictionary may be that of a stream of objects or of cross-references.
fn may_hold_objects(dict: &[u8]) -> bool {
    let has_widths = || {
        let mut from = 0;
        while let Some(at) = dict.get(from..).and_then(|rest| find(rest, b"/W")).map(|at| from + at) {
            from = at + 2;
            if dict.get(from).is_none_or(|next| !next.is_ascii_alphanumeric()) {
                return true;
            }
        }
        false
    };
    find(dict, b"/First").is_some_and(|at| dict.get(at + 6) != Some(&b'C')) || dict.contains(&b'#') || has_widths()
}

fn has_huge_columns(dict: &[u8]) -> bool {
    [&b"/Columns"[..], b"/Colors"].iter().any(|key| {
        let after = find(dict, key).and_then(|at| dict.get(at + key.len()..)).unwrap_or_default();
        after.iter().skip_while(|byte| byte.is_ascii_whitespace()).take_while(|byte| byte.is_ascii_digit()).count() > 5
    })
}

/// What `data`, in whichever way it is packed, unpacks to at last; `None`: more than `limit` bytes.
fn unpacked(data: &[u8], limit: usize) -> Option<Cow<'_, [u8]>> {
    if !is_zlib(data) {
        // In letters, which only the first of several filters makes of it.
        let end = find(data, b"endstream").unwrap_or(data.len());
        let data = data.get(..end).unwrap_or(data);
        // What has no end is looked through to the end of the file, time and again.
        if data.len() > limit {
            return None;
        }
        let packed = [from_hex(data), from_base85(data)].into_iter().find(|data| is_zlib(data));
        return match packed {
            Some(packed) => unpacked(&packed, limit).map(|data| Cow::Owned(data.into_owned())),
            None => Some(Cow::Borrowed(data)),
        };
    }
    let mut data = inflate(data, limit)?;
    // Nobody packs twice, but for a bomb.
    for _ in 0..4 {
        if !is_zlib(&data) {
            break;
        }
        data = inflate(&data, limit)?;
    }
    Some(Cow::Owned(data))
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [a, b, ..] if a & 15 == 8 && (u16::from(*a) << 8 | u16::from(*b)).is_multiple_of(31))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(what) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{from_base85, from_hex, lzw_size};

    #[test]
    fn packed_data_are_measured() {
        // The example of the specification.
        assert_eq!(lzw_size(&[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]), 10);
        assert_eq!(lzw_size(&[]), 0);
        assert_eq!(from_hex(b"61 6 2 7>00"), [0x61, 0x62, 0x70]);
        assert_eq!(from_base85(b"87cUR D]i,~>xx"), b"Hello W");
        assert_eq!(from_base85(b"z!!~>"), [0, 0, 0, 0, 0]);
    }
}

//! The words that say what sort of place a locator names, by language: the terms of the CSL locales, as Pandoc takes
//! them for the language without its region (`en-US`, `de-DE`, `fr-FR`, `es-ES`, `it-IT`, `pt-PT`, `nl-NL`, `ja-JP`,
//! `zh-CN`).

use crate::syntax::mask::MARKUP;
use crate::syntax::{Lang, Locale, Region};

/// What a locator without a label names.
pub(super) const PAGE: &str = "page";

/// A time in a recording.
pub(super) const TIMESTAMP: &str = "timestamp";

/// A label, and its terms in small letters with `|` between them.
type Terms = (&'static str, &'static str);

/// The label that `text` is a term of. Case and white space around do not count; emphasis is looked through.
pub(super) fn find(text: &str, locale: Locale) -> Option<&'static str> {
    let as_read = |c: char| if matches!(c, '\n' | '\r') { ' ' } else { c };
    let seen = text.chars().filter(|c| *c != MARKUP).map(as_read);
    let term: String = seen.flat_map(char::to_lowercase).collect();
    let term = term.trim();
    let is_term = |(_, terms): &Terms| terms.contains(term) && terms.split('|').any(|known| known == term);
    terms(locale).find(is_term).map(|(label, _)| label)
}

/// The term for one page, or for several.
pub(super) fn of_page(locale: Locale, is_plural: bool) -> &'static str {
    const KNOWN: [&str; 5] = ["pp.", "p.", "S.", "页", "頁"];
    let is_term = |term: &&str| find(term, locale) == Some(PAGE);
    KNOWN.into_iter().skip(usize::from(!is_plural)).find(is_term).unwrap_or(PAGE)
}

/// The labels of `locale`, each with the term that is put before a value and with its name in full: `chap.`, `chapter`.
pub(super) fn written(locale: Locale) -> impl Iterator<Item = Written> {
    terms(locale).map(move |(label, terms)| {
        let full = terms.split('|').next().unwrap_or(terms);
        let term = match label {
            PAGE => of_page(locale, false),
            _ => terms.split('|').find(|term| term.ends_with('.')).unwrap_or(full),
        };
        let [term, full] = [term, full].map(|term| in_its_case(term, locale.lang));
        Written { label, term, full }
    })
}

/// A label as it is put before a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The CSL label.
    pub label: &'static str,
    /// Its term: `chap.`
    pub term: String,
    /// Its name in full: `chapter`
    pub full: String,
}

/// Terms are listed in small letters; German nouns have capitals, and Latin words have none.
fn in_its_case(term: &str, lang: Lang) -> String {
    const LATIN: [&str; 5] = ["op.", "opus", "fol.", "s.\u{a0}v.", "sub verbo"];
    if lang != Lang::German || LATIN.contains(&term) {
        return term.to_owned();
    }
    let mut letters = term.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The words before a time: `at 14:05`.
pub(super) fn prepositions(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::English | Lang::Other => &["at"],
        Lang::German => &["bei", "ab", "um"],
        Lang::French => &["à"],
        Lang::Spanish => &["a", "en"],
        Lang::Italian => &["a", "al"],
        Lang::Portuguese => &["a", "aos", "em"],
        Lang::Dutch => &["op", "bij"],
        Lang::Japanese | Lang::Chinese => &[],
    }
}

/// Where two labels share a term, the first one has it.
fn terms(locale: Locale) -> impl Iterator<Item = Terms> {
    let regional = regional(locale.region);
    let of_region = |(label, _): &Terms| regional.iter().find(|(other, _)| label == other);
    primary(locale.lang).iter().map(move |terms| *of_region(terms).unwrap_or(terms))
}

fn primary(lang: Lang) -> &'static [Terms] {
    match lang {
        // Pandoc falls back to American English.
        Lang::English | Lang::Other => ENGLISH,
        Lang::German => GERMAN,
        Lang::French => FRENCH,
        Lang::Spanish => SPANISH,
        Lang::Italian => ITALIAN,
        Lang::Portuguese => PORTUGUESE,
        Lang::Dutch => DUTCH,
        Lang::Japanese => JAPANESE,
        Lang::Chinese => CHINESE,
    }
}

/// The labels that have other terms in a region than elsewhere.
fn regional(region: Region) -> &'static [Terms] {
    match region {
        Region::Primary => &[],
        Region::Britain => BRITAIN,
        Region::Chile => &[("issue", "número|números|nº")],
        Region::Mexico => MEXICO,
        Region::Brazil => BRAZIL,
        Region::Taiwan => TAIWAN,
    }
}

const ENGLISH: &[Terms] = &[
    ("book", "book|books|bk.|bks."),
    ("chapter", "chapter|chapters|chap.|chaps.|c.|cc."),
    ("column", "column|columns|col.|cols."),
    ("figure", "figure|figures|fig.|figs."),
    ("folio", "folio|folios|fol.|fols."),
    ("issue", "issue|issues|no.|nos."),
    ("line", "line|lines|l.|ll."),
    ("note", "note|notes|n.|nn."),
    ("opus", "opus|opera|op.|opp."),
    ("page", "page|pages|p.|pp."),
    ("paragraph", "paragraph|paragraphs|para.|paras.|¶|¶¶"),
    ("part", "part|parts|pt.|pts."),
    ("section", "section|sections|sec.|secs.|§|§§"),
    ("sub-verbo", "sub verbo|sub verbis|s.v.|s.vv."),
    ("verse", "verse|verses|v.|vv."),
    ("volume", "volume|volumes|vol.|vols."),
];

const GERMAN: &[Terms] = &[
    ("book", "buch|bücher|b."),
    ("chapter", "kapitel|kap."),
    ("column", "spalte|spalten|sp."),
    ("figure", "abbildung|abbildungen|abb."),
    ("folio", "blatt|blätter|fol."),
    ("issue", "nummer|nummern|nr."),
    ("line", "zeile|zeilen|z."),
    ("note", "anmerkung|anmerkungen|anm."),
    ("opus", "opus|opera|op."),
    ("page", "seite|seiten|s."),
    ("paragraph", "absatz|absätze|abs.|¶|¶¶"),
    ("part", "teil|teile"),
    ("section", "abschnitt|abschnitte|abschn.|§|§§"),
    ("sub-verbo", "sub verbo|sub verbis|s.\u{a0}v.|s.\u{a0}vv."),
    ("verse", "vers|verse|v."),
    ("volume", "band|bände|bd.|bde."),
];

const FRENCH: &[Terms] = &[
    ("book", "livre|livres|liv."),
    ("chapter", "chapitre|chapitres|chap."),
    ("column", "colonne|colonnes|col."),
    ("figure", "figure|figures|fig."),
    ("folio", "folio|folios|fᵒ|fᵒˢ"),
    ("issue", "numéro|numéros|nᵒ|nᵒˢ"),
    ("line", "ligne|lignes|l."),
    ("note", "note|notes|n."),
    ("opus", "opus|op."),
    ("page", "page|pages|p."),
    ("paragraph", "paragraphe|paragraphes|paragr.|§"),
    ("part", "partie|parties|part."),
    ("section", "section|sections|sect."),
    ("sub-verbo", "sub verbo|sub verbis|s.\u{a0}v.|s.\u{a0}vv."),
    ("verse", "verset|versets|v."),
    ("volume", "volume|volumes|vol."),
];

const SPANISH: &[Terms] = &[
    ("book", "libro|libros|lib."),
    ("chapter", "capítulo|capítulos|cap."),
    ("column", "columna|columnas|col."),
    ("figure", "figura|figuras|fig."),
    ("folio", "folio|folios|f."),
    ("issue", "número|números|n.º"),
    ("line", "línea|líneas|l."),
    ("note", "nota|notas|n."),
    ("opus", "opus|opera|op."),
    ("page", "página|páginas|p.|pp."),
    ("paragraph", "párrafo|párrafos|párr.|§"),
    ("part", "parte|partes|pt."),
    ("section", "sección|secciones|sec."),
    ("sub-verbo", "sub voce|sub vocibus|s.\u{a0}v.|s.\u{a0}vv."),
    ("verse", "verso|versos|v.|vv."),
    ("volume", "volumen|volúmenes|vol.|vols."),
];

const ITALIAN: &[Terms] = &[
    ("book", "libro|libri|lib."),
    ("chapter", "capitolo|capitoli|cap.|capp."),
    ("column", "colonna|colonne|col."),
    ("figure", "figura|figure|fig."),
    ("folio", "foglio|fogli|fgl."),
    ("issue", "fascicolo|fascicoli|fasc."),
    ("line", "riga|righe|r."),
    ("note", "nota|note|n."),
    ("opus", "opera|opere|op."),
    ("page", "pagina|pagine|p.|pp."),
    ("paragraph", "paragrafo|paragrafi|par.|¶|¶¶"),
    ("part", "parte|parti|pt."),
    ("section", "sezione|sezioni|sez.|§|§§"),
    ("sub-verbo", "sub verbo|sub verbis|s.v.|s.vv."),
    ("verse", "verso|versi|v.|vv."),
    ("volume", "volume|volumi|vol.|voll."),
];

const PORTUGUESE: &[Terms] = &[
    ("book", "livro|livros|liv."),
    ("chapter", "capítulo|capítulos|cap."),
    ("column", "coluna|colunas|col."),
    ("figure", "figura|figuras|fig."),
    ("folio", "fólio|fólios|f."),
    ("issue", "número|números|n.º"),
    ("line", "linha|linhas|l."),
    ("note", "nota|notas|n."),
    ("opus", "opus|opera|op."),
    ("page", "página|páginas|p.|pp."),
    ("paragraph", "parágrafo|parágrafos|par.|¶|¶¶"),
    ("part", "parte|partes|pt."),
    ("section", "secção|secções|sec.|§|§§"),
    ("sub-verbo", "sub verbo|sub verbis|s.v.|s.vv."),
    ("verse", "versículo|versículos|v|vv"),
    ("volume", "volume|volumes|vol.|vols."),
];

const DUTCH: &[Terms] = &[
    ("book", "boek|boeken|bk."),
    ("chapter", "hoofdstuk|hoofdstukken|hfdst."),
    ("column", "column|columns|col."),
    ("figure", "figuur|figuren|fig."),
    ("folio", "folio|folio's|folio’s|f."),
    ("issue", "nummer|nummers|nr."),
    ("line", "regel|regels|l."),
    ("note", "aantekening|aantekeningen|n."),
    ("opus", "opus|opera|op."),
    ("page", "pagina|pagina's|pagina’s|p.|pp."),
    ("paragraph", "paragraaf|paragrafen|par.|¶|¶¶"),
    ("part", "deel|delen"),
    ("section", "sectie|secties|sec.|§|§§"),
    ("sub-verbo", "sub verbo|sub verbis|s.v.|s.vv."),
    ("verse", "vers|versen|v.|vv."),
    ("volume", "volume|volumes|vol.|vols."),
];

const JAPANESE: &[Terms] = &[
    ("book", "書籍|bk."),
    ("chapter", "章|chap."),
    ("column", "欄|col."),
    ("figure", "図|fig."),
    ("folio", "面|f."),
    ("issue", "号|no."),
    ("line", "行|l."),
    ("note", "註|n."),
    ("opus", "作品|op."),
    ("page", "ページ|p.|pp."),
    ("paragraph", "段落|para.|¶|¶¶"),
    ("part", "部|pt."),
    ("section", "節|sec.|§|§§"),
    ("sub-verbo", "における|s.v.|s.vv."),
    ("verse", "詩歌|v.|vv."),
    ("volume", "巻|vol.|vols."),
];

const CHINESE: &[Terms] = &[
    ("book", "册"),
    ("chapter", "章"),
    ("column", "栏"),
    ("figure", "图表|图"),
    ("folio", "版"),
    ("issue", "期"),
    ("line", "行"),
    ("note", "注脚|注"),
    ("opus", "作品|op."),
    ("page", "页"),
    ("number-of-pages", "共"),
    ("paragraph", "段落|段|¶|¶¶"),
    ("part", "部分|部"),
    ("section", "节|§|§§"),
    ("sub-verbo", "另见"),
    ("verse", "篇"),
    ("volume", "卷"),
];

const BRITAIN: &[Terms] = &[
    ("book", "book|books|bk|bks"),
    ("chapter", "chapter|chapters|ch.|chs|c.|cc."),
    ("column", "column|columns|col.|cols"),
    ("figure", "figure|figures|fig.|figs"),
    ("folio", "folio|folios|fol.|fols"),
    ("issue", "issue|issues|no.|nos"),
    ("paragraph", "paragraph|paragraphs|para.|paras|¶|¶¶"),
    ("part", "part|parts|pt|pts"),
    ("section", "section|sections|sect.|sects|§|§§"),
    ("volume", "volume|volumes|vol.|vols"),
];

const MEXICO: &[Terms] = &[
    ("book", "libro|libros|lib.|libs."),
    ("chapter", "capítulo|capítulos|cap.|caps."),
    ("column", "columna|columnas|col.|cols."),
    ("figure", "figura|figuras|fig.|figs."),
    ("folio", "folio|folios|f.|ff."),
    ("issue", "número|números|núm.|núms."),
    ("line", "línea|líneas|l.|ls."),
    ("note", "nota|notas|n.|nn."),
    ("opus", "opus|opera|op.|opp."),
    ("paragraph", "párrafo|párrafos|párr.|párrs.|¶"),
    ("part", "parte|partes|pt.|pts."),
    ("section", "sección|secciones|sec.|secs.|§"),
];

const BRAZIL: &[Terms] = &[
    ("issue", "número|números|n."),
    ("page", "página|páginas|p."),
    ("section", "seção|seções|seç.|§|§§"),
    ("verse", "verso|versos|v."),
    ("volume", "volume|volumes"),
];

const TAIWAN: &[Terms] = &[
    ("book", "冊"),
    ("column", "欄"),
    ("figure", "圖表|圖"),
    ("note", "註腳|註"),
    ("page", "頁"),
    ("section", "節|§|§§"),
    ("sub-verbo", "另見"),
];

//! Paragraphs with `⟪…⟫` around the quotations that need a source.

use super::super::{Dialect, StatementKind, Syntax};
use super::*;

/// Checks each paragraph, whose other quotations need none.
fn check(lang: &str, paragraphs: &[&str]) {
    for paragraph in paragraphs {
        let plain = paragraph.replace(['⟪', '⟫'], "");
        let front = format!("---\nlang: {lang}\n---\n\n");
        let text = format!("{front}{plain}\n");
        let syntax = Syntax::parse(&text, Dialect::Markdown);
        let mut shown = text.clone();
        let statements: Vec<_> = syntax.statements().collect();
        for statement in statements.iter().rev().filter(|one| one.kind == StatementKind::InlineQuotation) {
            if statement.need == Need::Yes {
                shown.insert(statement.span.end(), '⟫');
                shown.insert(statement.span.start(), '⟪');
            }
        }
        assert_eq!(shown.trim_end(), format!("{front}{paragraph}"));
    }
}

#[test]
fn speech_is_told_by_a_cue_beside_it() {
    check(
        "en",
        &[
            "⟪“Never,”⟫ she said.",
            "The mayor said ⟪“we will see.”⟫",
            "According to the union, the plan is ⟪“an insult to everyone here.”⟫",
            "A letter came, saying only that ⟪“every file is different.”⟫",
            "“Git fetch” said “new branch” although there was none.",
            "By adding “three more words” it grew.",
            "The flag “verbose” says more.",
            // The cue's words stand on both sides of it.
            "According ⟪“as if that were so”⟫ to Okafor, the council was asked.",
            "According “si to” to Okafor, the council was asked.",
        ],
    );
}

#[test]
fn a_fragment_is_said_of_something_and_a_scare_quote_stands_before_it() {
    check(
        "en",
        &[
            "Mr. Lindqvist said the payments were ⟪“disguised.”⟫",
            "The minister, Ann Lee, said that the “temporary” lights would go.",
            "Ann Lee, the minister, described the report as ⟪“broadly positive”⟫ and left.",
            "The reply thanked her for her ⟪“continued engagement”⟫ and enclosed a leaflet.",
            "The “new” wing is not new.",
            "The company calls them “companions.”",
            "It is what the law calls an “apparent servitude,” and more.",
        ],
    );
}

#[test]
fn what_nobody_says_needs_no_source() {
    check(
        "en",
        &[
            "If anyone says “they are all the same,” leave.",
            "I said “that is enough for today,” and went.",
            "The log says “the clock went backwards” every night.",
            "As the proverb has it, “a blunt knife cuts its master.”",
        ],
    );
    check("de", &["Natürlich könnte man sagen: „Dann geh doch einfach auch um vier.“"]);
    check("es", &["No faltará quien diga: “Pero si hablamos el mismo idioma”."]);
}

#[test]
fn labels_titles_and_code_are_no_quotations() {
    check(
        "en",
        &[
            "It fails with the error “could not find the file in any of the folders.”",
            "Revert “Make the parser accept trailing commas in every list position”.",
            "Fix some “using a plain integer as a pointer” warnings.",
            "Her first book, “A Short History of Waiting for Other People,” made her rich.",
            "They gave “What the Ferryman Knew.” to everybody.",
            "It said “git log --graph A” and stopped.",
            "Replace “done by hand” with “done by the machine” there.",
        ],
    );
}

#[test]
fn what_a_paper_is_called_is_nobodys_words() {
    check(
        "de",
        &[
            "Das sagte Müller der „Süddeutschen Zeitung“: ⟪„Wir gehen nicht.“⟫",
            "Der Minister sagte der „Tribüne“: ⟪„Wir gehen nicht.“⟫",
            "Müller sagte dem „Spiegel“, man werde nicht gehen.",
            "Die Sprecherin erklärte im »Reutlinger General-Anzeiger«, dass sie bleibt.",
            "Laut der »Zeit« sagte Anna Müller, sie gehe.",
            "Müller sagte gegenüber der „Frankfurter Allgemeinen“, es sei genug.",
            "Müller sagte in der „Bild am Sonntag“, es sei genug.",
            "Müller sagte, er lebe in der ⟪„Zeit der Not“⟫.",
            "Anna Müller, die Ministerin, sprach von einer ⟪„großen Katastrophe“⟫.",
            "Müller sagte, das sei die ⟪„größte Katastrophe des Jahres“⟫.",
        ],
    );
    check(
        "fr",
        &[
            "Le ministre a déclaré dans « Le Monde » : ⟪« Nous ne partirons pas. »⟫",
            "La ministre Anne Roux a dit au « Canard enchaîné » qu’elle restait.",
            "Anne Roux a dit dans « Le Monde diplomatique » qu’elle restait.",
            "Anne Roux a dit à l’« Humanité » qu’elle restait.",
        ],
    );
    check(
        "it",
        &[
            "Anna Rossi ha detto al «Corriere della sera» che resta.",
            "Anna Rossi ha detto alla «Stampa»: ⟪«Noi non ce ne andiamo.»⟫",
        ],
    );
    check("es", &["Ana Ruiz dijo a «El país» que se quedaba.", "Ana Ruiz dijo en «La voz»: ⟪«No nos vamos.»⟫"]);
    check("pt", &["Ana Dias disse ao «Diário da manhã» que ficava."]);
    check(
        "nl",
        &["Anna Bos zei in ‘de Volkskrant’ dat ze bleef.", "Anna Bos zei tegen ‘het Parool’: ⟪‘Wij gaan niet.’⟫"],
    );
    check(
        "en",
        &["Ann Lee told the “Evening Post” that she would stay.", "Ann Lee said in “The Dalton post” that it ends."],
    );
}

#[test]
fn without_a_cue_it_takes_length_or_a_sentence_by_itself() {
    check(
        "en",
        &[
            "He shrugged. ⟪“Nobody asked us.”⟫ Then he left.",
            "The stores were ⟪“a banquet for rats and mice.”⟫",
            "They met in “the big room” downstairs.",
            "To Evelyn the quarter was ⟪“a heap”⟫ (p. 214).",
            "Nearby, the “Blue Pike” was open.",
        ],
    );
}

#[test]
fn a_line_of_dialogue_by_itself_is_none() {
    check("en", &["“What sort of man?”", "- ⟪“Please bring back Sundays.”⟫"]);
}

#[test]
fn titles_are_told_by_their_capitals() {
    for title in [
        "Four Score and Seven",
        "The Gettysburg Gospel",
        "Lincoln at Gettysburg: The Words That Remade America",
        "What It Knew.",
    ] {
        assert_eq!(Shape::of(title, Lang::English), Shape::Title, "{title}");
    }
    for speech in
        ["I am John Smith.", "Four score and seven years ago", "Ask not what America will do", "Hall. Fish. Bed."]
    {
        assert_ne!(Shape::of(speech, Lang::English), Shape::Title, "{speech}");
    }
}

#[test]
fn code_is_told_by_its_signs() {
    for code in ["--force", "v1.2.3^0~22", "foo::bar", "extern_int", "/dev/null: 0", "$HOME"] {
        assert_eq!(Shape::of(code, Lang::English), Shape::Code, "{code}");
    }
    for words in ["and/or", "$4 million", "what the stones had / the water forgot"] {
        assert_eq!(Shape::of(words, Lang::English), Shape::Phrase, "{words}");
    }
}

#[test]
fn japanese_and_chinese_have_their_cues() {
    check("ja", &["知事は⟪「計画は見直さない」⟫と述べた。", "町では「橋の日」が続く。"]);
    check("zh", &["市长说：⟪“我们不会改变计划。”⟫", "这里叫作“老桥”。"]);
}

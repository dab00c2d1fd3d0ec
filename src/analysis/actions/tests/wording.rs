use super::*;

#[test]
fn the_sources_words_take_the_place_of_those_that_differ() {
    check("He said: “The world will $0hardly note, nor long remember what we say here” [@lincoln].", &expect![[""]]);
    check("He said: “government of the people, for the $0people, shall not perish” [@lincoln].", &expect![[""]]);
    check("He said: “government of the people by the $0people for the people, shall not perish” [@lincoln].", &expect![[""]]);
    check("He said: “The great world will little $0note, nor long remember what we say here” [@lincoln].", &expect![[""]]);
}

#[test]
fn a_negation_is_never_marked_away() {
    check("He said: “it can $0ever forget what they did here” [@lincoln].", &expect![[""]]);
    check("He said: “for the people, $0shall perish from the earth” [@lincoln].", &expect![[""]]);
}

#[test]
fn lines_of_a_block_keep_their_prefixes() {
    check("> The world will $0hardly note,\n> nor very\n> long remember what we said here\n>\n> — Lincoln [@lincoln]", &expect![[""]]);
    check("> The world will $0little\n> hardly\n> note, nor long remember what we say here [@lincoln]", &expect![[""]]);
}

#[test]
fn marks_and_markup_are_the_documents() {
    let source = "//- /speech.txt\nShe said \"no *never*,\" and that's all there is to say about [it] today.\n";
    let text = "Ann said: “She said ‘yes $0never,’ and that’s all there is to say about him today” [@lincoln].";
    expect![[""]].assert_eq(&offered(&format!("{HEAD}{text}\n{source}")));
}

#[test]
fn an_omission_is_marked_as_the_document_marks_them() {
    check("He said: “our fathers [...] a new nation, conceived in Liberty, $0dedicated to the proposition” [@lincoln].", &expect![[""]]);
}

#[test]
fn a_quotation_is_widened_to_the_whole_sentence() {
    check("He said that “our fathers $0brought forth, upon this continent, a new nation” [@lincoln].", &expect![[""]]);
    check("“[O]ur fathers $0brought forth, upon this continent, a new nation,” he said [@lincoln].", &expect![[""]]);
    check("“The world will little note, $0nor long remember what we say here,” he said [@lincoln].", &expect![[""]]);
    check("> that government of the people,\n> by the people, $0for the people,\n> shall not perish [@lincoln]", &expect![[""]]);
    check("He said: “The world will little note … what they $0did here.” [@lincoln]", &expect![[""]]);
}

#[test]
fn nothing_is_offered_where_nothing_can_be_told() {
    for text in [
        "He said: “Something $0else altogether, never said by him” [@lincoln].",
        "He said: “our $0fathers” [@lincoln].",
        "==our fathers $0brought forth, upon this continent==",
        "Our fathers $0brought forth, upon this continent.",
        "He said: “It is $0rather for us to be here” [@unknown].",
    ] {
        assert_eq!(offered(&format!("{HEAD}{text}\n{SPEECH}")), "", "{text}");
    }
}

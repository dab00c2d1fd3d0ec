//! The features as they are, all the way: a small article, typed and looked at.

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, edit, place};

const URI: &str = "file:///w/article.ibid";
const BIB: &str = "file:///w/refs.bib";
const LINCOLN: &str =
    "@misc{lincoln,\n  title = {Gettysburg Address},\n  speaker = {Lincoln, Abraham},\n  date = {1863-11-19}\n}\n";
const ARTICLE: &str = "---\nbibliography: refs.bib\n---\n\n";
const SENTENCE: &str = "Lincoln said “the world will little note, nor long remember what we say here”";

/// The codes of a publication's diagnostics.
fn codes(publication: &Value) -> Vec<&str> {
    let diagnostics = publication["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

/// Waits until the diagnostics of the article are `expected`.
async fn until(client: &mut Client, expected: &[&str]) -> Value {
    loop {
        let publication = client.publication(URI).await;
        if codes(&publication) == expected {
            return publication;
        }
    }
}

#[tokio::test]
async fn a_quotation_is_underlined_while_it_is_typed_until_it_has_a_source() {
    let files = Files::default();
    files.write("/w/refs.bib", LINCOLN);
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", ARTICLE);
    until(&mut client, &[]).await;
    let (mut version, mut column) = (1, 0);
    let mut type_on = |client: &Client, text: &str| {
        for letter in text.chars() {
            version += 1;
            client.change(URI, version, json!([edit((4, column), (4, column), &letter.to_string())]));
            column += u32::try_from(letter.len_utf8()).unwrap();
        }
    };
    type_on(&client, SENTENCE);
    let publication = until(&mut client, &["unsourced-quote"]).await;
    let underlined = &publication["diagnostics"][0]["range"];
    assert_eq!(underlined["start"], json!({"line": 4, "character": 13}), "the quotation: {publication}");
    type_on(&client, " [@lincoln].");
    until(&mut client, &[]).await;

    let hover = client.call("textDocument/hover", place(URI, 4, 20)).await;
    let card = hover["contents"]["value"].as_str().unwrap();
    assert!(card.contains("Abraham Lincoln") && card.contains("19 November 1863"), "{card}");
    let definition = client.call("textDocument/definition", place(URI, 4, 20)).await;
    assert_eq!(definition[0]["targetUri"], BIB);
    assert_eq!(definition[0]["targetSelectionRange"]["start"], json!({"line": 0, "character": 6}), "its key");
    assert_eq!(definition[0]["originSelectionRange"]["start"], json!({"line": 4, "character": 13}));
}

#[tokio::test]
async fn an_entry_that_comes_later_defines_its_key() {
    let files = Files::default();
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", &format!("{ARTICLE}{SENTENCE} [@lincoln]."));
    until(&mut client, &["missing-bibliography"]).await;
    files.write("/w/refs.bib", "@misc{hamlin,\n  title = {Another}\n}\n");
    client.watched(&[(BIB, 1)]);
    until(&mut client, &["undefined-source"]).await;
    files.write("/w/refs.bib", LINCOLN);
    client.watched(&[(BIB, 2)]);
    until(&mut client, &[]).await;

    client.open(BIB, "bibtex", LINCOLN);
    client.change(BIB, 2, json!([edit((0, 6), (0, 13), "hamlin")]));
    until(&mut client, &["undefined-source"]).await;
}

#[tokio::test(start_paused = true)]
async fn an_opening_mark_is_not_reported_while_its_partner_is_still_to_come() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    client.open(URI, "ibid", "She said");
    client.publication_of(URI, 1).await;
    client.change(URI, 2, json!([edit((0, 8), (0, 8), " “I shall")]));
    assert_eq!(codes(&client.publication_of(URI, 2).await), [""; 0]);
    let typed = tokio::time::Instant::now();
    assert_eq!(codes(&client.publication_of(URI, 2).await), ["unclosed-quote"]);
    assert!(typed.elapsed() >= std::time::Duration::from_millis(400), "after a pause: {:?}", typed.elapsed());
}

#[tokio::test]
async fn keys_are_offered_with_who_said_it() {
    let files = Files::default();
    files.write("/w/refs.bib", LINCOLN);
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", &format!("{ARTICLE}See [@li]."));
    let list = client.call("textDocument/completion", place(URI, 4, 8)).await;
    let item = list["items"][0].clone();
    assert_eq!(item["label"], "lincoln");
    assert!(item["labelDetails"]["description"].as_str().unwrap().contains("Lincoln"), "{item}");
    let resolved = client.call("completionItem/resolve", item).await;
    let card = resolved["documentation"]["value"].as_str().unwrap();
    assert!(card.contains("Gettysburg Address"), "{card}");
}

#[tokio::test]
async fn a_broken_entry_is_reported_in_its_library() {
    let files = Files::default();
    files.write("/w/refs.bib", &format!("{LINCOLN}@misc{{lincoln, title = {{Twice}}}}\n"));
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", &format!("{ARTICLE}{SENTENCE} [@lincoln]."));
    let publication = client.publication(BIB).await;
    assert_eq!(codes(&publication), ["duplicate-source"]);
    assert!(publication["version"].is_null(), "it is the disk's: {publication}");

    client.open(BIB, "bibtex", LINCOLN);
    assert_eq!(codes(&client.publication_of(BIB, 1).await), [""; 0]);
    client.change(BIB, 2, json!([edit((4, 0), (4, 1), "")]));
    assert_eq!(codes(&client.publication_of(BIB, 2).await), ["source-parse-error"]);
    client.close(BIB);
    assert_eq!(codes(&client.publication(BIB).await), ["duplicate-source"], "the disk counts again");
    client.close(URI);
    let publication = client.publication(BIB).await;
    assert_eq!(codes(&publication), [""; 0], "nothing names it any more");
}

#[tokio::test]
async fn a_library_without_faults_is_not_spoken_of() {
    let files = Files::default();
    files.write("/w/refs.bib", LINCOLN);
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", &format!("{ARTICLE}{SENTENCE}"));
    until(&mut client, &["unsourced-quote"]).await;
    client.change(URI, 2, json!([edit((4, 0), (4, 0), "Yes. ")]));
    client.publication_of(URI, 2).await;
    client.close(URI);
    client.publication(URI).await;
    assert!(client.received("textDocument/publishDiagnostics").iter().all(|message| message["params"]["uri"] != BIB));
}

#[tokio::test]
async fn what_no_day_has_seen_yet_and_what_silences_nothing_are_reported() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    let text = "---\nreferences:\n- {id: lincoln, type: speech, author: [{family: Lincoln}], issued: 9863}\n---\n\n\
                He said so [@lincoln]. <!-- ibid-ignore bare-link -->\n";
    client.open(URI, "ibid", text);
    let publication = client.publication_of(URI, 1).await;
    assert_eq!(codes(&publication), ["future-date", "unused-ignore"]);
    assert_eq!(publication["diagnostics"][1]["tags"], json!([1]), "it is faded: {publication}");
}

#[tokio::test]
async fn a_card_knows_what_has_the_words_before_anybody_cites_it() {
    let files = Files::default();
    files.write("/w/refs.bib", "@misc{speech,\n  title = {Gettysburg Address},\n  transcript = {speech.txt}\n}\n");
    files.write("/w/speech.txt", "Four score.\u{c}The world will little note, nor long remember what we say here.\n");
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", &format!("{ARTICLE}{SENTENCE}."));
    let mut card = String::new();
    // What takes long is there when it is asked for again.
    for _ in 0..100 {
        let hover = client.call("textDocument/hover", place(URI, 4, 20)).await;
        card = hover["contents"]["value"].as_str().unwrap().to_owned();
        if card.contains("These words are in") {
            break;
        }
    }
    assert!(card.contains("in `speech`, p. 2: cite `[@speech, p. 2]`."), "{card}");
}

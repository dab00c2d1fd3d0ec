//! One speech in every format that sources are kept in: its cards, and where it leads.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use expect_test::expect_file;
use ibid::fs::Disk;
use ibid::server::{Analysis, Server};
use serde_json::json;

use crate::harness::{Client, able, place};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats");

#[tokio::test]
async fn a_source_is_what_it_is_in_every_format() {
    let text = std::fs::read_to_string(format!("{FOLDER}/article.md")).unwrap();
    let uri = format!("file://{FOLDER}/article.md");
    let mut client = Client::connect_to(Server::new(Arc::new(Disk), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": format!("file://{FOLDER}"), "capabilities": able()})).await;
    client.open(&uri, "markdown", &text);
    let mut cards =
        String::from("What hovering says of the quotations in article.md, and the line that each leads to.\n");
    for (line, content) in text.lines().enumerate().filter(|(_, content)| content.starts_with('“')) {
        let line = u32::try_from(line).unwrap();
        let card = client.text_at(&uri, line, 5).await;
        let target = client.call("textDocument/definition", place(&uri, line, 5)).await;
        let path = target[0]["targetUri"].as_str().unwrap().strip_prefix("file://").unwrap();
        let file = Path::new(path).file_name().unwrap().to_str().unwrap();
        let at = target[0]["targetSelectionRange"]["start"]["line"].to_string().parse::<usize>().unwrap();
        let source = std::fs::read_to_string(path).unwrap();
        let (_, citation) = content.split_once('[').unwrap();
        let target = source.lines().nth(at).unwrap().trim();
        writeln!(cards, "\n# [{citation}\n\n{card}\n\n→ {file}: {target}").unwrap();
    }
    expect_file!["../formats/cards.md"].assert_eq(&cards);
}

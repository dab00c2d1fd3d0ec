//! What an editor asks: about all files, about a file, about a place in it, and about what was answered.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::dice::Dice;
use crate::server::Question;
use crate::text;

/// How many places of each open file are asked about.
const PLACES: usize = 5;

/// How many of the things in an answer are asked about further.
const FURTHER: usize = 3;

/// About everything that is there; also for diagnostics, by a client that `pulls` them.
pub(crate) fn all(desk: &Desk, pulls: bool, dice: &mut Dice) -> Vec<Question> {
    let mut questions = about_all(desk);
    if pulls {
        questions.push(Question::new("workspace/diagnostic", json!({"previousResultIds": []})));
    }
    for (name, document) in &desk.open {
        questions.extend(about_file(desk, name));
        if pulls {
            questions.push(Question::new("textDocument/diagnostic", json!({"textDocument": {"uri": desk.uri(name)}})));
        }
        for _ in 0..PLACES {
            let at = likely_place(&document.text, dice);
            questions.extend(about_place(desk, name, at));
        }
    }
    questions
}

fn about_all(desk: &Desk) -> Vec<Question> {
    let moved =
        json!({"files": [{"oldUri": desk.uri("transcripts/sources.bib"), "newUri": desk.uri("desk/moved.bib")}]});
    let mut questions = vec![
        Question::new("ibid/quotations", json!({})),
        Question::new("ibid/sources", json!({})),
        Question::new("workspace/willRenameFiles", moved),
    ];
    let queries = ["", "hale", "the river", "lincoln"];
    questions.extend(queries.map(|query| Question::new("workspace/symbol", json!({"query": query}))));
    questions
}

fn about_file(desk: &Desk, name: &str) -> Vec<Question> {
    const METHODS: [&str; 7] = [
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/documentLink",
        "textDocument/semanticTokens/full",
        "textDocument/codeLens",
        "ibid/quotations",
        "ibid/sources",
    ];
    let (of, text) = (json!({"uri": desk.uri(name)}), &desk.open[name].text);
    let at = |offset| text::position(text, offset, desk.encoding);
    let range = json!({"start": at(0), "end": at(text.len())});
    let half = json!({"start": at(0), "end": at(text::snapped(text, text.len() / 2))});
    let mut questions: Vec<_> =
        METHODS.iter().map(|method| Question::new(method, json!({"textDocument": of}))).collect();
    questions.push(Question::new("textDocument/inlayHint", json!({"textDocument": of, "range": range})));
    questions.push(Question::new("textDocument/semanticTokens/range", json!({"textDocument": of, "range": half})));
    for only in ["source.fixAll.ibid", "source.sign.ibid"] {
        questions.push(actions(&of, &at(0), &json!({"diagnostics": [], "only": [only]})));
    }
    questions
}

/// A place that there may be something to say about.
pub(crate) fn likely_place(text: &str, dice: &mut Dice) -> usize {
    const SIGNS: [&str; 12] = ["@", "“", "”", "\"", ">", "==", "„", "«", "[", ": ", "id", "{"];
    let start = text::snapped(text, dice.below(text.len() + 1));
    let sign = if dice.hits(80) { *dice.one(&SIGNS) } else { "" };
    let found = text[start..].find(sign).map(|at| start + at + sign.len());
    text::snapped(text, found.unwrap_or(start) + dice.below(3))
}

/// About a place in an open file.
pub(crate) fn about_place(desk: &Desk, name: &str, offset: usize) -> Vec<Question> {
    const METHODS: [&str; 8] = [
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/implementation",
        "textDocument/prepareRename",
        "textDocument/documentHighlight",
        "textDocument/completion",
        "ibid/citations",
        "textDocument/references",
    ];
    let position = text::position(&desk.open[name].text, offset, desk.encoding);
    let of = json!({"uri": desk.uri(name)});
    let place = json!({
        "textDocument": of,
        "position": position,
        "context": {"includeDeclaration": true, "triggerKind": 1},
        "newName": "renamed-here",
    });
    let mut questions: Vec<_> = METHODS.iter().map(|method| Question::new(method, place.clone())).collect();
    questions.push(Question::new("textDocument/rename", place));
    let selection = json!({"textDocument": of, "positions": [position, {"line": 0, "character": 0}]});
    questions.push(Question::new("textDocument/selectionRange", selection));
    questions.push(actions(&of, &position, &json!({"diagnostics": [], "triggerKind": 1})));
    questions
}

/// About what can be done at a place.
pub(crate) fn actions(of: &Value, position: &Value, context: &Value) -> Question {
    let range = json!({"start": position, "end": position});
    Question::new("textDocument/codeAction", json!({"textDocument": of, "range": range, "context": context}))
}

/// About what was answered to a question: the items, actions and lenses of which more is said when somebody wants them.
pub(crate) fn about_answer(question: &Question, answer: &Value) -> Vec<Question> {
    let method = match question.method {
        "textDocument/completion" => "completionItem/resolve",
        "textDocument/codeAction" => "codeAction/resolve",
        "textDocument/codeLens" => "codeLens/resolve",
        _ => return Vec::new(),
    };
    let result = &answer["result"];
    let items = result.as_array().or_else(|| result["items"].as_array());
    let open = items.into_iter().flatten().filter(|item| item.get("data").is_some());
    open.take(FURTHER).map(|item| Question::new(method, item.clone())).collect()
}

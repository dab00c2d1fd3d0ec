use super::*;

/// What is put into an object of JSON is read as that.
#[test]
fn json_stays_json() {
    let head = "[{\"id\": \"a\", \"author\": [{\"family\": \"O\\\"Lee\", \"given\": \"Ann\"}], \"keyword\": \"war, peace\", \"publisher\": \"P \\\"Q\\\"\"},\n{";
    for inner in [
        "$0",
        "\"$0\"",
        "\"id\": \"b\", \"$0\"",
        "$0 \"id\": \"b\"",
        "\"custom\": {$0}",
        "\"custom\": {\"role\": \"x\", \"$0\"}",
        "\"custom\": {\"speaker\": $0}",
        "\"author\": [{$0}]",
        "\"author\": [{\"family\": \"A\", \"$0\"}]",
        "\"author\": [{\"family\": $0}]",
        "\"author\": $0",
        "\"author\": [$0]",
        "\"author\": [{\"family\": \"A\"}, $0]",
        "\"issued\": {$0}",
        "\"issued\": {\"$0\"}",
        "\"issued\": $0",
        "\"accessed\": $0",
        "\"id\": \"b\" $0",
        "\"id\": \"b\"\n\"$0\"",
        "\"volume\": 3 \"$0\"",
        "\"issued\": {\"raw\": \"1863\"} \"$0\"",
        "\"author\": [{\"family\": \"A\"} $0]",
        "\"type\": \"$0\"",
        "\"keyword\": \"a, $0\"",
        "\"publisher\": $0",
        "\"publisher\": \"$0\"",
        "\"type\": $0",
    ] {
        let (fixture, completion) = at("refs.json", &format!("{head}{inner}}}]\n"));
        assert!(!completion.items.is_empty(), "{inner}");
        for item in &completion.items {
            let text = fixture.snapshot.text(&fixture.caret().path).unwrap();
            let mut insert = item.insert.clone();
            let is_date = item.insert.ends_with("[[]]") || item.insert.ends_with("[[]]}");
            if let Some(blank) = item.blanks.first().filter(|_| is_date) {
                insert.insert_str(*blank, "1863");
            }
            let mut edits = vec![(completion.replace, insert)];
            edits.extend(item.also.iter().cloned());
            edits.sort_by_key(|(span, _)| *span);
            let after = edited(text, &edits);
            assert!(serde_json::from_str::<serde_json::Value>(&after).is_ok(), "{inner}: {after}");
        }
    }
}

#[test]
fn what_is_missing_around_a_field_is_put_in() {
    for (text, label, expected) in [
        ("[{\"id\": \"x\" \"ti$0\"}]", "title", "[{\"id\": \"x\", \"title\": \"‸\"}]"),
        ("[{\"id\": \"x\" $0}]", "title", "[{\"id\": \"x\", \"title\": \"‸\"}]"),
        ("[{\"id\": \"x\" $0 \"note\": \"y\"}]", "title", "[{\"id\": \"x\", \"title\": \"‸\", \"note\": \"y\"}]"),
        ("[{\"id\": 3 \"$0\"}]", "title", "[{\"id\": 3, \"title\": \"‸\"}]"),
        ("[{\"author\": [] \"$0\"}]", "title", "[{\"author\": [], \"title\": \"‸\"}]"),
        ("[{\"id\": \"x\", \"$0\"}]", "title", "[{\"id\": \"x\", \"title\": \"‸\"}]"),
        // Right after a value nothing is begun yet.
        ("[{\"id\": \"x\"$0}]", "title", "nothing"),
    ] {
        assert_eq!(with("refs.json", text, label), expected, "{text}");
    }
    // The comma may belong on a line above.
    let (fixture, completion) = at("refs.json", "[{\n  \"id\": \"x\"\n  \"ti$0\"\n}]\n");
    let title = completion.items.iter().find(|item| item.label == "title").unwrap();
    let mut edits = vec![(completion.replace, title.insert.clone())];
    edits.extend(title.also.iter().cloned());
    edits.sort_by_key(|(span, _)| *span);
    let text = fixture.snapshot.text(&fixture.caret().path).unwrap();
    assert_eq!(edited(text, &edits), "[{\n  \"id\": \"x\",\n  \"title\": \"\"\n}]\n");
}

#[test]
fn what_is_no_text_has_a_form() {
    let parts = "{\"date-parts\": [[…]]}";
    for (text, label, expected) in [
        ("[{\"id\": \"x\", \"issued\": $0}]", parts, "[{\"id\": \"x\", \"issued\": {\"date-parts\": [[‸]]}}]"),
        (
            "[{\"id\": \"x\", \"event-date\": {\"raw\": \"1863-11-19\"}, \"issued\": $0}]",
            "1863-11-19",
            "[{\"id\": \"x\", \"event-date\": {\"raw\": \"1863-11-19\"}, \"issued\": {\"date-parts\": [[1863, 11, 19]]}}]",
        ),
        (
            "[{\"id\": \"x\", \"accessed\": $0}]",
            "2026-11-30",
            "[{\"id\": \"x\", \"accessed\": {\"date-parts\": [[2026, 11, 30]]}}]",
        ),
        ("[{\"id\": \"x\", \"issued\": \"$0\"}]", parts, "nothing"),
        ("[{\"author\": $0}]", "[{\"family\": \"…\"}]", "[{\"author\": [{\"family\": \"‸\"}]}]"),
        ("[{\"author\": [$0]}]", "{\"family\": \"…\"}", "[{\"author\": [{\"family\": \"‸\"}]}]"),
        ("[{\"author\": [$0]}]", "{\"literal\": \"…\"}", "[{\"author\": [{\"literal\": \"‸\"}]}]"),
        ("[{\"id\": \"x\", \"type\": \"$0\"}]", "speech", "[{\"id\": \"x\", \"type\": \"speech\"}]"),
        ("[{\"id\": \"x\", \"type\": $0}]", "speech", "[{\"id\": \"x\", \"type\": \"speech\"}]"),
        ("[{\"id\": \"x\", \"type\": \"$0", "speech", "[{\"id\": \"x\", \"type\": \"speech"),
    ] {
        assert_eq!(with("refs.json", text, label), expected, "{text}");
    }
}

#[test]
fn who_is_in_a_list_is_not_offered_for_it_again() {
    let lee = "{\"family\": \"Lee\", \"given\": \"Ann\"}";
    let roe = "{\"family\": \"Roe\", \"given\": \"Jane\"}";
    let text = format!("[{{\"id\": \"a\", \"author\": [{lee}, {roe}]}}, {{\"id\": \"b\", \"author\": [{lee}, $0]}}]");
    assert_eq!(first("refs.json", &text), "Jane Roe {\"family\": \"…\"} {\"literal\": \"…\"}");
}

//! Findings as SARIF 2.1.0: one run, with every rule there is, and a result for each finding.

use std::collections::HashMap;
use std::hash::Hasher;
use std::path::Path;

use serde_json::{Value, json};
use siphasher::sip::SipHasher13;

use super::Findings;
use crate::analysis::diagnostics::{Diagnostic, RULES, Rule, Severity};
use crate::analysis::manual::explanation;
use crate::cli::json;
use crate::cli::place::Place;
use crate::cli::reader::Reader;
use crate::fs::{reference_of, uri_of};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
/// What stands for the folder that the paths start from; GitHub takes it for the top of the repository.
const BASE: &str = "%SRCROOT%";

/// All before the results.
pub(super) fn head() -> String {
    let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(rule)).collect();
    let driver = json!({
        "name": "ibid",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules,
    });
    let bases = json!({BASE: {"description": {"text": "The folder in which ibid ran."}}});
    format!(
        "{{\n\"$schema\": \"{SCHEMA}\",\n\"version\": \"2.1.0\",\n\"runs\": [{{\n\"tool\": {},\n\
         \"columnKind\": \"unicodeCodePoints\",\n\"originalUriBaseIds\": {},\n\"results\": [",
        json::object(&json!({"driver": driver})),
        json::object(&bases),
    )
}

/// All after the results; `is_whole`: of all files that were to be checked.
pub(super) fn tail(is_whole: bool) -> String {
    format!("],\n\"invocations\": [{{\"executionSuccessful\": {is_whole}}}]\n}}]\n}}\n")
}

/// The findings in one file.
pub(super) fn results(found: Findings<'_>) -> Vec<String> {
    let mut known = HashMap::new();
    let result = |finding: &Diagnostic| {
        let hash = hash(&found, finding);
        let nth = known.entry(hash).and_modify(|nth| *nth += 1).or_insert(1);
        let index = RULES.iter().position(|rule| rule.code == finding.rule.code);
        let related: Vec<Value> = (0..)
            .zip(found.others(finding))
            .map(|(id, (name, text, related))| {
                let place = Place::new(&name, text, related.place.span);
                json!({
                    "id": id,
                    "message": {"text": related.message},
                    "physicalLocation": location(found.reader, &related.place.path, &place),
                })
            })
            .collect();
        let location = location(found.reader, &found.file.path, &found.place(finding));
        json::object(&json!({
            "ruleId": finding.rule.code,
            "ruleIndex": index,
            "level": level(finding.severity),
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": location}],
            "relatedLocations": related,
            // By this name GitHub knows an alert again, and so do others.
            "partialFingerprints": {"primaryLocationLineHash": format!("{hash:016x}:{nth}")},
        }))
    };
    found.all.iter().map(result).collect()
}

fn descriptor(rule: &Rule) -> Value {
    let explanation = explanation(rule);
    json!({
        "id": rule.code,
        "shortDescription": {"text": format!("{}.", rule.summary)},
        "fullDescription": {"text": rule.why},
        "help": {"text": explanation, "markdown": explanation},
        "helpUri": format!("{}/blob/main/src/rules.md#{}", env!("CARGO_PKG_REPOSITORY"), rule.code),
        "defaultConfiguration": {"enabled": rule.is_on, "level": level(rule.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn location(reader: &Reader, path: &Path, place: &Place<'_>) -> Value {
    let file = match reader.relative(path) {
        Some(path) => json!({"uri": reference_of(path), "uriBaseId": BASE}),
        None => json!({"uri": uri_of(path).unwrap_or_else(|| reference_of(path))}),
    };
    json!({
        "artifactLocation": file,
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    })
}

/// What stays the same when the finding moves in its file, or the lines in it are broken elsewhere: the rule, the file and
/// the words concerned.
fn hash(found: &Findings<'_>, finding: &Diagnostic) -> u64 {
    let (file, words) = (found.reader.name_of(&found.file.path), found.text.slice(finding.span));
    let mut hasher = SipHasher13::new();
    for part in [finding.rule.code, &*file].into_iter().chain(words.split_whitespace()) {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xff);
    }
    hasher.finish()
}

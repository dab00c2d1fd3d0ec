//! Settings as somebody wrote them, put in force.

use super::{FEATURES, Kind, LEVELS, Level, SETTINGS, Setting, Settings};
use crate::sources::Problem;
use crate::sources::tree::{Content, Node, Pair};

/// Where settings are written, and where one may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The editor's: they are the user's own, and no file of a workspace may say them.
    User,
    /// `ibid.toml`.
    Workspace,
    /// A document's metadata, and `overrides` in `ibid.toml`. What may be said of one document may be said of all.
    Document,
}

impl Scope {
    /// How a setting called `name` is spelled in settings of this scope: editors say `ibid.citationReach`.
    pub fn spelled(self, name: &str) -> String {
        if self != Self::User {
            return name.to_owned();
        }
        let mut parts = name.split('-');
        let mut spelled = format!("ibid.{}", parts.next().unwrap_or_default());
        for part in parts {
            let mut letters = part.chars();
            spelled.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            spelled.push_str(letters.as_str());
        }
        spelled
    }

    /// What fields with values are called where such settings are written.
    fn mapping(self) -> &'static str {
        match self {
            Self::User => "an object",
            Self::Workspace => "a table",
            Self::Document => "a map",
        }
    }
}

impl Setting {
    /// The setting called `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }

    /// Whether it may be said in settings of `scope`.
    pub fn belongs_in(&self, scope: Scope) -> bool {
        self.scope == scope || self.scope == Scope::Document
    }

    /// What must be said where `written` is, in settings of `scope`, as a sentence without a full stop.
    pub(in crate::workspace) fn fault(&self, scope: Scope, written: &Node) -> String {
        let must = match &self.kind {
            Kind::Switch(_) => "`true` or `false`".to_owned(),
            Kind::Choice(choices) => one_of(choices.iter().map(|choice| choice.name)),
            Kind::Words(_) => "a word or a few, as in `MT`".to_owned(),
            Kind::Folders(_) => "a list of folders, as in `[\"~/Zotero/storage\"]`".to_owned(),
            Kind::Features => format!("a list of features, each {}", one_of(FEATURES.iter().map(|(name, _)| *name))),
            Kind::Sources => "a list of files and patterns, as in `[\"refs.bib\", \"refs/*.json\"]`".to_owned(),
            Kind::Library => "a file, as in `\"refs.bib\"`".to_owned(),
            Kind::Patterns => "a list of patterns, as in `[\"archive/**\"]`".to_owned(),
            Kind::Rules => {
                let example = match scope {
                    Scope::User => "{\"missing-date\": \"off\"}",
                    Scope::Workspace => "{ missing-date = \"off\" }",
                    Scope::Document => "{missing-date: off}",
                };
                format!("{}, as in `{example}`", scope.mapping())
            }
            Kind::Overrides => format!("a list of tables, each `[[{}]]`", self.name),
        };
        format!("`{}` must be {must}, not {}", scope.spelled(self.name), shown(written, scope))
    }

    /// Why it may not be said in settings of `scope`.
    fn out_of_place(&self, scope: Scope) -> String {
        let name = scope.spelled(self.name);
        match (self.scope, scope) {
            (Scope::User, _) => {
                let spelled = Scope::User.spelled(self.name);
                format!(
                    "`{name}` is for your own settings in the editor (`{spelled}`), not for a file that others share"
                )
            }
            (_, Scope::User) => format!("`{name}` is for `ibid.toml`, whose folder it is about"),
            _ => format!("`{name}` is for the whole folder, not for one document"),
        }
    }

    /// Puts in force what `value` says. `Err`: what in it cannot be read, and what was expected.
    fn set(&self, settings: &mut Settings, value: &Node, scope: Scope, problems: &mut Vec<Problem>) {
        let understood = match &self.kind {
            Kind::Switch(field) => switch(value).map(|on| *field(settings) = on),
            Kind::Choice(choices) => {
                choices.iter().find(|choice| value.text() == Some(choice.name)).map(|choice| (choice.set)(settings))
            }
            Kind::Words(field) => value.text().map(|words| {
                *field(settings) = Some(words.trim()).filter(|words| !words.is_empty()).map(Into::into);
            }),
            Kind::Folders(field) => texts(value).map(|it| *field(settings) = it.into_iter().map(Into::into).collect()),
            Kind::Features => {
                let feature = |name: &str| FEATURES.iter().find(|(known, _)| *known == name).map(|(_, it)| *it);
                let features = texts(value).and_then(|names| names.into_iter().map(feature).collect());
                features.map(|features| settings.disabled_features = features)
            }
            Kind::Rules => match &value.content {
                Content::Mapping(pairs) => {
                    for pair in pairs {
                        set_rule(settings, pair, scope, problems);
                    }
                    Some(())
                }
                _ => None,
            },
            // `Config` reads them.
            Kind::Sources | Kind::Library | Kind::Patterns | Kind::Overrides => Some(()),
        };
        if understood.is_none() {
            // Of a list the item that does not belong there.
            let belongs = |item: &Node| match &self.kind {
                Kind::Folders(_) => item.text().is_some(),
                Kind::Features => FEATURES.iter().any(|(known, _)| Some(*known) == item.text()),
                _ => true,
            };
            let at = value.items().iter().find(|item| !belongs(item)).unwrap_or(value);
            problems.push(Problem::new(at.span, self.fault(scope, at)));
        }
    }
}

impl Settings {
    /// Puts in force what `written`, a mapping, says in settings of `scope`; what cannot be read goes into `problems`. A
    /// name that is none of a setting is for others to judge.
    pub fn apply(&mut self, written: &Node, scope: Scope, problems: &mut Vec<Problem>) {
        for pair in written.pairs() {
            let Some(setting) = Setting::named(&pair.key) else { continue };
            if setting.belongs_in(scope) && pair.value.is_null() {
                // What stands there is about to be written.
            } else if setting.belongs_in(scope) {
                setting.set(self, &pair.value, scope, problems);
            } else {
                problems.push(Problem::new(pair.key_span, setting.out_of_place(scope)));
            }
        }
    }
}

/// The name of what stands beside numbers in what is said of a rule.
pub(super) const SEVERITY: &str = "severity";

fn set_rule(settings: &mut Settings, pair: &Pair, scope: Scope, problems: &mut Vec<Problem>) {
    if pair.value.is_null() {
        return;
    }
    let rule = settings.rules.entry(pair.key.as_str().into()).or_default();
    let code = match scope {
        Scope::User => format!("{}.{}", scope.spelled("rules"), pair.key),
        Scope::Workspace | Scope::Document => pair.key.clone(),
    };
    let mut wrong = |node: &Node, what: String, must: String| {
        problems.push(Problem::new(node.span, format!("{what} must be {must}, not {}", shown(node, scope))));
    };
    match &pair.value.content {
        Content::Mapping(options) => {
            for option in options {
                let number = option.value.text().and_then(|text| text.parse().ok());
                match (option.key.as_str(), level(&option.value), number) {
                    (SEVERITY, Some(level), _) => rule.level = Some(level),
                    (SEVERITY, None, _) => wrong(&option.value, format!("`severity` of `{code}`"), levels()),
                    (name, _, Some(number)) => _ = rule.options.insert(name.into(), number),
                    (name, _, None) => {
                        let must = "a whole number, 0 or more".to_owned();
                        wrong(&option.value, format!("`{name}` of `{code}`"), must);
                    }
                }
            }
        }
        _ => {
            if let Some(level) = level(&pair.value) {
                rule.level = Some(level);
            } else {
                let must = format!("{}, or {} with `severity` and numbers", levels(), scope.mapping());
                wrong(&pair.value, format!("`{code}`"), must);
            }
        }
    }
}

fn level(node: &Node) -> Option<Level> {
    match switch(node) {
        Some(true) => Some(Level::On),
        Some(false) => Some(Level::Off),
        None => LEVELS.iter().find(|(name, _)| Some(*name) == node.text()).map(|(_, level)| *level),
    }
}

fn levels() -> String {
    one_of(LEVELS.iter().map(|(name, _)| *name))
}

/// What somebody wrote where something else was expected.
fn shown(written: &Node, scope: Scope) -> String {
    match &written.content {
        Content::Null => "nothing".to_owned(),
        Content::Scalar { value, .. } if value.is_empty() => "an empty text".to_owned(),
        Content::Scalar { value, .. } => format!("`{value}`"),
        Content::Sequence(_) => "a list".to_owned(),
        Content::Mapping(_) => scope.mapping().to_owned(),
    }
}

fn switch(node: &Node) -> Option<bool> {
    match node.text()? {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// The texts of a list, or of one text alone.
pub(super) fn texts(node: &Node) -> Option<Vec<&str>> {
    node.items().iter().map(Node::text).collect()
}

/// “`a` or `b`”, “one of `a`, `b` or `c`”
fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, [first])) => format!("{first} or {last}"),
        Some((last, rest)) => format!("one of {} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::settings::{CitationReach, Feature, MarkdownDiagnostics};

    fn applied(yaml: &str, scope: Scope) -> (Settings, Vec<String>) {
        let (mut settings, mut problems) = (Settings::default(), Vec::new());
        let node = crate::sources::yaml::parse(yaml, 0).root.unwrap();
        settings.apply(&node, scope, &mut problems);
        (settings, problems.iter().map(|problem| format!("⟨{}⟩ {}", &yaml[problem.span], problem.message)).collect())
    }

    #[test]
    fn what_is_written_is_in_force() {
        let (settings, problems) = applied(
            "{markdown: always, citation-reach: paragraph, verdict-hints: true, transcript-roots: ~/Zotero, \
             disabled-features: [code-lens, hover], rules: {missing-date: off, misquote: {severity: error}, \
             long-inline-quote: {words: 40}}}",
            Scope::User,
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(settings.markdown, MarkdownDiagnostics::Always);
        assert_eq!(settings.citation_reach, CitationReach::Paragraph);
        assert!(settings.verdict_hints && !settings.offers(Feature::Hover) && settings.offers(Feature::Completion));
        assert_eq!(settings.transcript_roots, ["~/Zotero".into()] as [std::path::PathBuf; 1]);
        assert_eq!(settings.rules["missing-date"].level, Some(Level::Off));
        assert_eq!(settings.rules["misquote"].level, Some(Level::Error));
        assert_eq!(settings.rules["long-inline-quote"].options["words"], 40);
    }

    #[test]
    fn what_cannot_be_read_costs_itself_alone() {
        for (yaml, scope, expected) in [
            (
                "citation-reach: line",
                Scope::User,
                "⟨line⟩ `ibid.citationReach` must be `sentence` or `paragraph`, not `line`",
            ),
            (
                "citation-reach: [line]",
                Scope::Document,
                "⟨[line]⟩ `citation-reach` must be `sentence` or `paragraph`, not a list",
            ),
            ("verdict-hints: maybe", Scope::User, "⟨maybe⟩ `ibid.verdictHints` must be `true` or `false`, not `maybe`"),
            (
                "markdown: ''",
                Scope::User,
                "⟨⟩ `ibid.markdown` must be one of `auto`, `always` or `never`, not an empty text",
            ),
            (
                "transcript-roots: [{}]",
                Scope::User,
                "⟨{}⟩ `ibid.transcriptRoots` must be a list of folders, as in `[\"~/Zotero/storage\"]`, not an object",
            ),
            (
                "rules: {misquote: bad}",
                Scope::Document,
                "⟨bad⟩ `misquote` must be one of `off`, `on`, `hint`, `information`, `warning` or `error`, or a map with `severity` and numbers, not `bad`",
            ),
            (
                "rules: {misquote: {severity: bad}}",
                Scope::User,
                "⟨bad⟩ `severity` of `ibid.rules.misquote` must be one of `off`, `on`, `hint`, `information`, `warning` or `error`, not `bad`",
            ),
            (
                "rules: {long-inline-quote: {words: many}}",
                Scope::Workspace,
                "⟨many⟩ `words` of `long-inline-quote` must be a whole number, 0 or more, not `many`",
            ),
            ("rules: 3", Scope::Workspace, "⟨3⟩ `rules` must be a table, as in `{ missing-date = \"off\" }`, not `3`"),
            (
                "rules: 3",
                Scope::User,
                "⟨3⟩ `ibid.rules` must be an object, as in `{\"missing-date\": \"off\"}`, not `3`",
            ),
            (
                "transcript-roots: /",
                Scope::Workspace,
                "⟨transcript-roots⟩ `transcript-roots` is for your own settings in the editor (`ibid.transcriptRoots`), not for a file that others share",
            ),
            ("exclude: x", Scope::Document, "⟨exclude⟩ `exclude` is for the whole folder, not for one document"),
            ("sources: x", Scope::User, "⟨sources⟩ `ibid.sources` is for `ibid.toml`, whose folder it is about"),
        ] {
            let (settings, problems) = applied(&format!("{{{yaml}, rules: {{missing-date: off}}}}"), scope);
            assert_eq!(problems, [expected]);
            assert_eq!(settings.rules["missing-date"].level, Some(Level::Off), "{yaml}");
        }
    }
}

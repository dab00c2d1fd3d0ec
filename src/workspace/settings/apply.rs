//! Settings as somebody wrote them, put in force.

use super::{FEATURES, Kind, LEVELS, Level, RuleSetting, SETTINGS, Setting, Settings};
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

impl Setting {
    /// The setting called `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }

    /// Whether it may be said in settings of `scope`.
    pub fn belongs_in(&self, scope: Scope) -> bool {
        self.scope == scope || self.scope == Scope::Document
    }

    /// What may be said, as a sentence without a full stop.
    pub fn expected(&self) -> String {
        let name = self.name;
        match &self.kind {
            Kind::Switch(_) => format!("`{name}` is `true` or `false`"),
            Kind::Choice(choices) => format!("`{name}` is {}", either(choices.iter().map(|choice| choice.name))),
            Kind::Folders(_) => format!("`{name}` is a list of folders, as in `[\"~/Zotero/storage\"]`"),
            Kind::Features => {
                format!("`{name}` is a list of features, each {}", either(FEATURES.iter().map(|(name, _)| *name)))
            }
            Kind::Sources => {
                format!("`{name}` is a list of files and patterns, as in `{name} = [\"refs.bib\", \"refs/*.json\"]`")
            }
            Kind::Library => format!("`{name}` is a file, as in `{name} = \"refs.bib\"`"),
            Kind::Patterns => format!("`{name}` is a list of patterns, as in `{name} = [\"archive/**\"]`"),
            Kind::Rules => format!("`{name}` is a table, as in `{name} = {{ missing-date = \"off\" }}`"),
            Kind::Overrides => format!("`{name}` is a list of tables, each `[[{name}]]`"),
        }
    }

    /// Why it may not be said in settings of `scope`.
    fn out_of_place(&self, scope: Scope) -> String {
        let name = self.name;
        match (self.scope, scope) {
            (Scope::User, _) => {
                format!("`{name}` is for your own settings in the editor, not for a file that others share")
            }
            (_, Scope::User) => format!("`{name}` is for `ibid.toml`, whose folder it is about"),
            _ => format!("`{name}` is for the whole folder, not for one document"),
        }
    }

    /// Puts in force what `value` says. `Err`: what in it cannot be read, and what was expected.
    fn set(&self, settings: &mut Settings, value: &Node, problems: &mut Vec<Problem>) {
        let understood = match &self.kind {
            Kind::Switch(field) => switch(value).map(|on| *field(settings) = on),
            Kind::Choice(choices) => {
                choices.iter().find(|choice| value.text() == Some(choice.name)).map(|choice| (choice.set)(settings))
            }
            Kind::Folders(field) => texts(value).map(|it| *field(settings) = it.into_iter().map(Into::into).collect()),
            Kind::Features => {
                let feature = |name: &str| FEATURES.iter().find(|(known, _)| *known == name).map(|(_, it)| *it);
                let features = texts(value).and_then(|names| names.into_iter().map(feature).collect());
                features.map(|features| settings.disabled_features = features)
            }
            Kind::Rules => match &value.content {
                Content::Mapping(pairs) => {
                    for pair in pairs {
                        set_rule(settings, pair, problems);
                    }
                    Some(())
                }
                _ => None,
            },
            // `Config` reads them.
            Kind::Sources | Kind::Library | Kind::Patterns | Kind::Overrides => Some(()),
        };
        if understood.is_none() {
            problems.push(Problem::new(value.span, self.expected()));
        }
    }
}

impl Settings {
    /// Puts in force what `written`, a mapping, says in settings of `scope`; what cannot be read goes into `problems`. A
    /// name that is none of a setting is for others to judge.
    pub fn apply(&mut self, written: &Node, scope: Scope, problems: &mut Vec<Problem>) {
        for pair in written.pairs() {
            let Some(setting) = Setting::named(&pair.key) else { continue };
            if setting.belongs_in(scope) {
                setting.set(self, &pair.value, problems);
            } else {
                problems.push(Problem::new(pair.key_span, setting.out_of_place(scope)));
            }
        }
    }
}

/// The name of what stands beside numbers in what is said of a rule.
pub(super) const SEVERITY: &str = "severity";

fn set_rule(settings: &mut Settings, pair: &Pair, problems: &mut Vec<Problem>) {
    let rule = settings.rules.entry(pair.key.as_str().into()).or_default();
    let fault = || format!("`{}` is {}, or a table with `severity` and numbers", pair.key, levels());
    match &pair.value.content {
        Content::Mapping(options) => {
            for option in options {
                let number = option.value.text().and_then(|text| text.parse().ok());
                match (option.key.as_str(), level(&option.value), number) {
                    (SEVERITY, Some(level), _) => rule.level = Some(level),
                    (SEVERITY, None, _) => {
                        problems.push(Problem::new(option.value.span, format!("`severity` is {}", levels())));
                    }
                    (name, _, Some(number)) => _ = rule.options.insert(name.into(), number),
                    (name, _, None) => {
                        problems.push(Problem::new(option.value.span, format!("`{name}` is a whole number")));
                    }
                }
            }
        }
        _ => match level(&pair.value) {
            Some(level) => *rule = RuleSetting { level: Some(level), ..std::mem::take(rule) },
            None => problems.push(Problem::new(pair.value.span, fault())),
        },
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
    either(LEVELS.iter().map(|(name, _)| *name))
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

/// “`a`, `b` or `c`”
fn either<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
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
            ("citation-reach: line", Scope::User, "⟨line⟩ `citation-reach` is `sentence` or `paragraph`"),
            ("verdict-hints: maybe", Scope::User, "⟨maybe⟩ `verdict-hints` is `true` or `false`"),
            (
                "rules: {misquote: bad}",
                Scope::Document,
                "⟨bad⟩ `misquote` is `off`, `on`, `hint`, `information`, `warning` or `error`, or a table with `severity` and numbers",
            ),
            ("rules: {misquote: {words: many}}", Scope::Workspace, "⟨many⟩ `words` is a whole number"),
            ("rules: 3", Scope::Workspace, "⟨3⟩ `rules` is a table, as in `rules = { missing-date = \"off\" }`"),
            (
                "transcript-roots: /",
                Scope::Workspace,
                "⟨transcript-roots⟩ `transcript-roots` is for your own settings in the editor, not for a file that others share",
            ),
            ("exclude: x", Scope::Document, "⟨exclude⟩ `exclude` is for the whole folder, not for one document"),
            ("sources: x", Scope::User, "⟨sources⟩ `sources` is for `ibid.toml`, whose folder it is about"),
        ] {
            let (settings, problems) = applied(&format!("{{{yaml}, rules: {{missing-date: off}}}}"), scope);
            assert_eq!(problems, [expected]);
            assert_eq!(settings.rules["missing-date"].level, Some(Level::Off), "{yaml}");
        }
    }
}

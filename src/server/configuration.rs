//! The client's settings: what it sends, and what it is asked for.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde_json::{Value, json};
use tower_lsp::ls_types::{ConfigurationItem, MessageType, Registration};

use super::from_proto;
use super::indexing::Job;
use super::session::Session;
use crate::analysis::diagnostics::unknown_settings;
use crate::sources::tree::Node;
use crate::workspace::{Scope, Settings};

/// What has been asked and said of settings.
#[derive(Default)]
pub(super) struct Configuration {
    /// How often the client was asked: only the answer to the last question counts.
    asked: AtomicU64,
    /// What was said at `initialize`, which holds where nothing else is said.
    options: OnceLock<Node>,
    /// What the user has been told is wrong. Once is enough, however often settings are sent.
    told: Mutex<HashSet<String>>,
}

impl Session {
    /// Takes over what the client says at `initialize`.
    pub(super) fn take_options(&self, value: &Value) {
        if let Some(written) = from_proto::settings(value) {
            self.take(self.configuration.options.get_or_init(|| written));
        }
    }

    /// Takes over the settings in `value`.
    pub(super) fn take_settings(&self, value: &Value) {
        if let Some(written) = from_proto::settings(value) {
            self.take(&written);
        }
    }

    /// What is wrong in settings is ignored, and the user is told.
    fn take(&self, written: &Node) {
        let (mut settings, mut problems) = (Settings::default(), Vec::new());
        if let Some(options) = self.configuration.options.get() {
            settings.apply(options, Scope::User, &mut Vec::new());
        }
        settings.apply(written, Scope::User, &mut problems);
        problems.extend(unknown_settings(written, Scope::User));
        let before = self.snapshot().settings().diagnostic_mode;
        self.edge.disable(&settings.disabled_features);
        let mode = settings.diagnostic_mode;
        self.change("taking over the settings", |workspace| workspace.set_settings(settings));
        if mode != before {
            self.searches.add(Job::Roots(self.snapshot().roots().to_vec()));
        }
        for problem in problems {
            let end = if problem.message.ends_with(['.', '?']) { "" } else { "." };
            self.tell_once(format!("ibid: a setting is ignored: {}{end}", problem.message));
        }
    }

    /// Shows the user something that is wrong and that the user can mend.
    fn tell_once(&self, message: String) {
        let mut told = self.configuration.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(message.clone()) {
            self.log(MessageType::WARNING, message.clone());
            let client = self.client.clone();
            tokio::spawn(async move { client.show_message(MessageType::WARNING, message).await });
        }
    }
}

/// Asks the client for its settings, if it can be asked. It is not waited for: a handler that awaits an answer of the
/// client's keeps a slot that the answer may need.
pub(super) fn ask(session: &Arc<Session>) {
    if !session.agreed().configuration {
        return;
    }
    let session = Arc::clone(session);
    let asked = session.configuration.asked.fetch_add(1, Ordering::Relaxed) + 1;
    tokio::spawn(async move {
        let item = ConfigurationItem { scope_uri: None, section: Some("ibid".into()) };
        let Ok(answers) = session.client.configuration(vec![item]).await else { return };
        let is_last = session.configuration.asked.load(Ordering::Relaxed) == asked;
        if let Some(answer) = answers.first().filter(|answer| is_last && answer.is_object()) {
            session.take_settings(&json!({"ibid": answer}));
        }
    });
}

/// Has the client say when its settings change. Not to be awaited by a handler.
pub(super) async fn register(session: Arc<Session>) {
    let registration = Registration {
        id: "ibid-configuration".into(),
        method: "workspace/didChangeConfiguration".into(),
        register_options: Some(json!({"section": "ibid"})),
    };
    // A client that declines still sends what it sends.
    let _ = session.client.register_capability(vec![registration]).await;
}

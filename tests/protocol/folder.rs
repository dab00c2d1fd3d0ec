//! A folder on a real disk.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use ibid::fs::Disk;
use ibid::server::{Analysis, Features, Server};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Client, messages};

/// A folder with files, and a client that has it open.
pub(crate) struct Folder {
    folder: TempDir,
}

impl Folder {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self { folder: TempDir::new().unwrap() };
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes a file as careful programs do: beside, and then into its place.
    pub(crate) fn replace(&self, name: &str, text: &str) {
        let beside = format!("{name}.tmp");
        self.write(&beside, text);
        fs::rename(self.path(&beside), self.path(name)).unwrap();
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    pub(crate) async fn client_with(&self, features: impl Features, capabilities: Value) -> Client {
        let mut client = Client::connect_to(Server::new(Arc::new(Disk), Arc::new(features)));
        client.initialize(json!({"rootUri": self.uri(""), "capabilities": capabilities})).await;
        client
    }

    /// A client that does not watch files.
    pub(crate) async fn client(&self) -> Client {
        self.client_with(Analysis, json!({})).await
    }

    /// Opens a document of the folder.
    pub(crate) fn open(&self, client: &Client, name: &str) {
        client.open(&self.uri(name), "ibid", &fs::read_to_string(self.path(name)).unwrap());
    }

    /// Waits until exactly these are the findings in the file `name`; what was found before is of no interest any more.
    pub(crate) async fn shows(&self, client: &mut Client, name: &str, expected: &[&str]) {
        let uri = self.uri(name);
        while messages(&client.publication(&uri).await) != expected {}
        while client.received("textDocument/publishDiagnostics").iter().any(|m| m["params"]["uri"] == uri) {
            client.publication(&uri).await;
        }
    }
}

//! CSL YAML and Hayagriva, which their content tells apart, and the metadata of documents.

use ibid::sources::Format;

/// Reads `bytes` as a `.yaml` file.
pub fn run(bytes: &[u8]) {
    super::library::run(Format::Yaml, bytes);
}

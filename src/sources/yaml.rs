//! YAML: a tree with byte ranges, and the CSL entries in it.

-- An ibid document is Markdown: its options, its mappings, its tree-sitter parser, and whatever users add to those.
vim.treesitter.language.register('markdown', 'ibid')
vim.cmd('runtime! ftplugin/markdown.vim ftplugin/markdown_*.vim ftplugin/markdown.lua ftplugin/markdown_*.lua')

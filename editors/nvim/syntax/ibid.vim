runtime! syntax/markdown.vim

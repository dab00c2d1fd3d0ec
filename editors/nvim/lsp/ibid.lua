--- The language server of people who quote, for Neovim 0.11 or newer. With this folder in 'runtimepath' and `ibid` in
--- $PATH, `vim.lsp.enable('ibid')` is all it takes; `vim.lsp.config('ibid', { … })` changes any of it.
---@type vim.lsp.Config
return {
  cmd = { 'ibid', 'lsp' },
  filetypes = { 'ibid', 'markdown', 'quarto', 'rmd', 'bib' },
  root_markers = { 'ibid.toml', '.git' },
  -- The protocol's name for the language of `.bib` files is "bibtex".
  get_language_id = function(_, filetype)
    return filetype == 'bib' and 'bibtex' or filetype
  end,
  -- What the lenses over the entries of a library do.
  capabilities = { experimental = { commands = { commands = { 'ibid.showReferences' } } } },
  commands = {
    ['ibid.showReferences'] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      local locations = command.arguments[1].locations
      local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
      vim.fn.setqflist({}, ' ', { title = command.title, items = items })
      vim.cmd('botright copen')
    end,
  },
  init_options = {
    -- Warnings in Markdown that declares no sources of its own: 'auto' (where an `ibid.toml` asks for them), 'always'
    -- or 'never'.
    markdown = 'auto',
  },
}

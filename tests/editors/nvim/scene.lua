-- What the pictures of screenshot.mjs are taken of: the article, in a window as a user may have set it up.
package.path = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))) .. '/?.lua;' .. package.path
local example = require('example')

vim.o.linebreak = true
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.winborder = 'rounded'
vim.keymap.set('n', 'K', function()
  -- Not over the other warnings.
  vim.lsp.buf.hover({ anchor_bias = 'below' })
end)
vim.diagnostic.config({ severity_sort = true, virtual_text = true })
for _, severity in ipairs({ 'Error', 'Warn', 'Info', 'Hint' }) do
  local name = 'DiagnosticUnderline' .. severity
  vim.api.nvim_set_hl(0, name, { sp = vim.api.nvim_get_hl(0, { name = name }).sp, undercurl = true })
end

vim.treesitter.start(example.open())

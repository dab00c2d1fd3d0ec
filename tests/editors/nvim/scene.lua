-- What the screenshot shows: the article with its warnings, and the hover card of a quotation that differs from its source.
-- The window's title tells screenshot.mjs when all of it is there.
package.path = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))) .. '/?.lua;' .. package.path
local example = require('example')
local testing = require('testing')
local misquoted = example.facts.misquoted

vim.o.linebreak = true
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.winborder = 'rounded'
vim.o.title = true
vim.o.titlestring = 'waiting'
vim.diagnostic.config({ severity_sort = true, virtual_text = true })
for _, severity in ipairs({ 'Error', 'Warn', 'Info', 'Hint' }) do
  local name = 'DiagnosticUnderline' .. severity
  vim.api.nvim_set_hl(0, name, { sp = vim.api.nvim_get_hl(0, { name = name }).sp, undercurl = true })
end

local buffer = example.open()
vim.treesitter.start(buffer)
local position = example.locate(buffer, misquoted.words)
testing.wait_for('the warning', function()
  return example.diagnostic_at(buffer, misquoted.code, position)
end)

-- A card goes when the cursor moves, and Neovim says so only once it waits for keys.
vim.api.nvim_create_autocmd('CursorMoved', {
  once = true,
  callback = function()
    -- Not over the other warnings.
    vim.lsp.buf.hover({ anchor_bias = 'below' })
    example.wait_for_card()
    vim.cmd.redraw()
    vim.o.titlestring = 'ready'
  end,
})
vim.fn.winrestview({ topline = example.locate(buffer, misquoted.above)[1], lnum = position[1], col = position[2] })

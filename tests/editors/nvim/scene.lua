-- What the screenshot shows: the article with its warnings, and the hover card over a quotation.
-- The window's title tells screenshot.mjs when all of it is there.
package.path = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2))) .. '/?.lua;' .. package.path
local example = require('example')
local testing = require('testing')
local sourced, unsourced = example.facts.sourced, example.facts.unsourced

vim.o.linebreak = true
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.winborder = 'rounded'
vim.o.title = true
vim.o.titlestring = 'waiting'
vim.diagnostic.config({ virtual_text = true })
for _, severity in ipairs({ 'Error', 'Warn', 'Info', 'Hint' }) do
  local name = 'DiagnosticUnderline' .. severity
  vim.api.nvim_set_hl(0, name, { sp = vim.api.nvim_get_hl(0, { name = name }).sp, undercurl = true })
end

local buffer = example.open()
vim.treesitter.start(buffer)
testing.wait_for('the warning', function()
  return example.diagnostic_at(buffer, unsourced.code, example.locate(buffer, unsourced.words))
end)

-- A card goes when the cursor moves, and Neovim says so only once it waits for keys.
vim.api.nvim_create_autocmd('CursorMoved', {
  once = true,
  callback = function()
    example.hover()
    vim.cmd.redraw()
    vim.o.titlestring = 'ready'
  end,
})
vim.api.nvim_win_set_cursor(0, example.locate(buffer, sourced.words))

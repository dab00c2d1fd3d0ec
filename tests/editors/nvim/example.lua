-- The example open in Neovim, as a user of `editors/nvim` has it: for test.lua and scene.lua beside this file.
-- What the example holds and what ibid must say about it stands in ../example.json.
local testing = require('testing')
local M = {}

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
local folder = vim.fs.normalize(here .. '/../../example')

M.facts = vim.json.decode(table.concat(vim.fn.readfile(here .. '/../example.json'), '\n'))

--- Opens the article.
---@return integer buffer
function M.open()
  vim.o.swapfile = false
  -- Named from its folder, so that the picture shows no path of the machine it was taken on.
  vim.cmd.cd(folder)
  vim.cmd.edit(M.facts.document)
  return vim.api.nvim_get_current_buf()
end

--- Where these words stand: the line from 1 and the byte from 0, as cursors have it.
---@param buffer integer
---@param words string
---@return [integer, integer]
function M.locate(buffer, words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      return { number, start - 1 }
    end
  end
  error('the example does not hold: ' .. words, 2)
end

--- The diagnostic with this code at this cursor position.
---@param buffer integer
---@param code string
---@param position [integer, integer]
---@return vim.Diagnostic?
function M.diagnostic_at(buffer, code, position)
  local line, column = position[1] - 1, position[2]
  return vim.iter(vim.diagnostic.get(buffer)):find(function(diagnostic)
    local starts_before = diagnostic.lnum < line or (diagnostic.lnum == line and diagnostic.col <= column)
    local ends_after = diagnostic.end_lnum > line or (diagnostic.end_lnum == line and diagnostic.end_col > column)
    return diagnostic.code == code and starts_before and ends_after
  end)
end

--- Puts the cursor where these words stand.
---@param buffer integer
---@param words string
---@return [integer, integer]
function M.put_cursor_on(buffer, words)
  local position = M.locate(buffer, words)
  vim.api.nvim_win_set_cursor(0, position)
  return position
end

--- Waits for the window of the hover card.
---@return integer window
function M.wait_for_card()
  return testing.wait_for('the hover card', function()
    return vim.iter(vim.api.nvim_list_wins()):find(function(window)
      return vim.api.nvim_win_get_config(window).relative ~= ''
    end)
  end)
end

--- What the card at the cursor says, in Markdown.
---@return string
function M.card()
  testing.press('K')
  local window = M.wait_for_card()
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

return M

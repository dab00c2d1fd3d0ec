-- Quotations beside the transcripts of their sources, in Neovim: nvim --clean -u init.lua -l transcripts.lua, with `ibid` in
-- $PATH. A source of each format has a quotation in its words, one with a slip, and one with words that it does not have.
-- What ibid must say of them stands in ../transcripts.json.
local here = vim.fs.dirname(vim.fs.abspath(arg[0]))
package.path = here .. '/?.lua;' .. package.path
local example = require('example')
local testing = require('testing')

local facts = vim.json.decode(table.concat(vim.fn.readfile(here .. '/../transcripts.json'), '\n'))
local folder = vim.fs.normalize(here .. '/../../.out/transcripts')
local buffer

--- Copies the folder, so that nothing that is done to the article is done to the tree.
local function copy_folder()
  local original = vim.fs.normalize(here .. '/../../transcripts')
  vim.fn.delete(folder, 'rf')
  vim.fn.mkdir(folder .. '/sources', 'p')
  for name, kind in vim.fs.dir(original, { depth = 2 }) do
    if kind == 'file' then
      assert(vim.uv.fs_copyfile(vim.fs.joinpath(original, name), vim.fs.joinpath(folder, name)))
    end
  end
  -- A workspace of its own.
  assert(vim.fn.writefile({}, folder .. '/ibid.toml') == 0)
end

---@param words string
---@return [integer, integer]
local function put_cursor_on(words)
  return example.put_cursor_on(buffer, words)
end

--- The findings in the line where these words stand.
---@param words string
---@return vim.Diagnostic[]
local function findings_beside(words)
  return vim.diagnostic.get(buffer, { lnum = example.locate(buffer, words)[1] - 1 })
end

--- The one finding in the line where these words stand, and what it underlines.
---@param words string
---@return string code
---@return string underlined
local function finding_beside(words)
  local findings = findings_beside(words)
  assert(#findings == 1, vim.inspect(findings))
  local it = findings[1]
  return it.code, table.concat(vim.api.nvim_buf_get_text(buffer, it.lnum, it.col, it.end_lnum, it.end_col, {}), '\n')
end

--- Takes the preferred quick fix from the menu of `gra`, and waits until the line is as it should be, and its finding gone.
---@param title string
---@param fixed string
local function fix(title, fixed)
  local offered = {}
  local line = vim.api.nvim_win_get_cursor(0)[1]
  vim.ui.select = function(items, options, choose)
    offered = vim.tbl_map(options.format_item, items)
    choose(vim.iter(items):find(function(item)
      return item.action.isPreferred and item.action.title == title
    end))
  end
  testing.press('gra')
  testing.wait_for(('the line “%s”; offered: %s'):format(fixed, table.concat(offered, ', ')), function()
    return vim.api.nvim_buf_get_lines(buffer, line - 1, line, true)[1] == fixed
  end)
  testing.wait_for('the finding to go', function()
    return #vim.diagnostic.get(buffer, { lnum = line - 1 }) == 0
  end)
end

--- The difference as the card has it: what stands before it, what is struck out, a gap, what is bold, what follows.
---@param parts string[]
---@return string
local function marked(parts)
  local before, quoted, gap, source, after = unpack(parts)
  return before .. (quoted == '' and '' or '~~' .. quoted .. '~~') .. gap .. '**' .. source .. '**' .. after
end

--- Jumps from the cursor.
---@return vim.quickfix.entry item where to
local function jump()
  local item
  vim.lsp.buf.implementation({
    on_list = function(list)
      assert(#list.items == 1, vim.inspect(list.items))
      item = list.items[1]
    end,
  })
  testing.wait_for('the implementation', function()
    return item
  end)
  testing.press('gri')
  testing.wait_for('the jump', function()
    return vim.api.nvim_get_current_buf() ~= buffer
  end)
  return item
end

local tests = {
  {
    'what is not in the source’s words is underlined, and nothing else',
    function()
      copy_folder()
      vim.o.swapfile = false
      vim.cmd.edit(vim.fs.joinpath(folder, facts.document))
      buffer = vim.api.nvim_get_current_buf()
      -- The transcripts are read one by one, in the background.
      local expected = 2 * #facts.formats + #facts.locators + 1
      testing.wait_for('all findings', function()
        return #vim.diagnostic.get(buffer) == expected
      end)
    end,
  },
}

for _, format in ipairs(facts.formats) do
  table.insert(tests, {
    format.transcript,
    function()
      assert(#findings_beside(format.verified) == 0)

      local code, underlined = finding_beside(format.unfound)
      assert(code == 'quote-not-found' and underlined == format.unfound, code .. ': ' .. underlined)

      code, underlined = finding_beside(format.misquoted)
      assert(code == 'misquote' and underlined == format.underlined, code .. ': ' .. underlined)
      local position = put_cursor_on(format.misquoted)
      local within = format.misquoted:find(format.underlined, 1, true)
      vim.api.nvim_win_set_cursor(0, { position[1], position[2] + within - 1 })
      local card = example.card()
      assert(card:find(marked(format.difference), 1, true), card)
      fix(format.fix, format.fixed)

      put_cursor_on(format.verified)
      local passage = jump()
      local name = vim.fs.joinpath(folder, format.transcript)
      if format.is_extracted then
        assert(vim.api.nvim_buf_get_name(0) == 'ibid-text://' .. name .. '.txt', vim.api.nvim_buf_get_name(0))
        assert(vim.bo.readonly and not vim.bo.modifiable and not vim.bo.modified)
      else
        assert(vim.api.nvim_buf_get_name(0) == name, vim.api.nvim_buf_get_name(0))
      end
      local cursor = vim.api.nvim_win_get_cursor(0)
      assert(cursor[1] == passage.lnum and cursor[2] == passage.col - 1, vim.inspect({ cursor, passage }))
      local lines =
        vim.api.nvim_buf_get_text(0, passage.lnum - 1, passage.col - 1, passage.end_lnum - 1, passage.end_col - 1, {})
      local words = table.concat(lines, '\n')
      assert(words == format.passage, words)
      vim.api.nvim_set_current_buf(buffer)
    end,
  })
end

table.insert(tests, {
  'the place that a citation names is put right',
  function()
    for _, locator in ipairs(facts.locators) do
      local code, underlined = finding_beside(locator.words)
      assert(code == 'wrong-locator' and underlined == locator.wrong, code .. ': ' .. underlined)
      put_cursor_on(locator.words)
      fix(locator.fix, locator.fixed)
    end
  end,
})

table.insert(tests, {
  'the source that has the words of an unsourced quotation is cited',
  function()
    local code, underlined = finding_beside(facts.unsourced.words)
    assert(code == 'unsourced-quote' and underlined == facts.unsourced.words, code .. ': ' .. underlined)
    put_cursor_on(facts.unsourced.words)
    fix(facts.unsourced.fix, facts.unsourced.fixed)
  end,
})

table.insert(tests, {
  'what no source has is all that is left',
  function()
    local left = vim.diagnostic.get(buffer)
    assert(#left == #facts.formats, vim.inspect(left))
    for _, finding in ipairs(left) do
      assert(finding.code == 'quote-not-found', vim.inspect(finding))
    end
  end,
})

testing.run(tests)

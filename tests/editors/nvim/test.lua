-- ibid in Neovim, from end to end: nvim --clean -u init.lua -l test.lua, with `ibid` in $PATH.
package.path = vim.fs.dirname(vim.fs.abspath(arg[0])) .. '/?.lua;' .. package.path
local example = require('example')
local testing = require('testing')
local assert_holds = testing.assert_holds
local misquoted, sourced, unsourced = example.facts.misquoted, example.facts.sourced, example.facts.unsourced

local buffer, exit_code

---@param words string
local function put_cursor_on(words)
  return example.put_cursor_on(buffer, words)
end

--- The lines of a buffer that hold this.
---@param of integer
---@param needle string
---@return string[]
local function lines_with(of, needle)
  return vim.tbl_filter(function(line)
    return line:find(needle, 1, true) ~= nil
  end, vim.api.nvim_buf_get_lines(of, 0, -1, true))
end

local tests = {
  {
    'an .ibid document is edited as Markdown',
    function()
      vim.cmd.edit(vim.fn.tempname() .. '.ibid')
      assert(vim.bo.filetype == 'ibid', vim.bo.filetype)
      assert(vim.bo.commentstring == '<!-- %s -->', vim.bo.commentstring)
      assert(vim.treesitter.language.get_lang('ibid') == 'markdown')
    end,
  },
  {
    'the unsourced quotation is underlined',
    function()
      buffer = example.open()
      local position = put_cursor_on(unsourced.words)
      local diagnostic = testing.wait_for('the warning', function()
        return example.diagnostic_at(buffer, unsourced.code, position)
      end)
      assert(diagnostic.severity == vim.diagnostic.severity.WARN, vim.inspect(diagnostic))
    end,
  },
  {
    '`]d` goes to it from the line above',
    function()
      local position = example.locate(buffer, unsourced.words)
      vim.api.nvim_win_set_cursor(0, { position[1] - 1, 0 })
      testing.press(']d')
      local cursor = vim.api.nvim_win_get_cursor(0)
      assert(cursor[1] == position[1], vim.inspect(cursor))
    end,
  },
  {
    'the card of `K` says who said it and when',
    function()
      put_cursor_on(sourced.words)
      local card = example.card()
      assert_holds(card, ('**%s**'):format(sourced.speaker))
      assert_holds(card, sourced.date)
    end,
  },
  {
    'the card shows where the words differ from the source’s',
    function()
      put_cursor_on(misquoted.words)
      local card = example.card()
      assert_holds(card, ('**%s**'):format(misquoted.verdict))
      assert_holds(card, ('~~%s~~'):format(misquoted.struck))
    end,
  },
  {
    '`<C-]>` leads from the quotation to its entry, and `<C-T>` back',
    function()
      put_cursor_on(sourced.words)
      testing.press('<C-]>')
      testing.wait_for('the jump to ' .. sourced.library, function()
        return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == sourced.library
      end)
      assert_holds(vim.api.nvim_get_current_line(), sourced.key)
      testing.wait_for('the server to be told of the library', function()
        return #vim.lsp.get_clients({ bufnr = 0, name = 'ibid' }) == 1
      end)
      testing.press('<C-T>')
      assert(vim.api.nvim_get_current_buf() == buffer)
    end,
  },
  {
    '`gri` leads to the passage in the transcript',
    function()
      put_cursor_on(misquoted.words)
      testing.press('gri')
      testing.wait_for('the jump', function()
        return vim.api.nvim_get_current_buf() ~= buffer
      end)
      assert_holds(vim.api.nvim_buf_get_name(0), misquoted.transcript)
      testing.press('<C-O>')
      assert(vim.api.nvim_get_current_buf() == buffer)
    end,
  },
  {
    '`grr` lists where a source is cited',
    function()
      put_cursor_on('@' .. sourced.key)
      testing.press('grr')
      testing.wait_for('the list', function()
        return vim.bo.buftype == 'quickfix'
      end)
      local cited = lines_with(buffer, '@' .. sourced.key)
      assert(#cited > 1)
      for _, line in ipairs(cited) do
        local is_listed = vim.iter(vim.fn.getqflist()):any(function(item)
          return item.bufnr == buffer and item.text == line
        end)
        assert(is_listed, line)
      end
      vim.cmd.cclose()
    end,
  },
  {
    '`grn` gives a source another key, in the document and in its library',
    function()
      vim.ui.input = function(options, confirm)
        assert(options.default == sourced.key, options.default)
        confirm('renamed')
      end
      put_cursor_on('@' .. sourced.key)
      local library = vim.fn.bufadd(sourced.library)
      testing.press('grn')
      testing.wait_for('the edits', function()
        return #lines_with(library, '{renamed,') == 1
      end)
      assert(#lines_with(buffer, sourced.key) == 0)
      for _, changed in ipairs({ buffer, library }) do
        vim.api.nvim_buf_call(changed, function()
          testing.type_keys('u')
        end)
        assert(not vim.bo[changed].modified)
      end
    end,
  },
  {
    '`gra` offers the sources, and cites the one that is chosen',
    function()
      local position = put_cursor_on(unsourced.words)
      vim.ui.select = function(items, options, choose)
        choose(vim.iter(items):find(function(item)
          return vim.startswith(options.format_item(item), ('Cite `%s`'):format(unsourced.key))
        end))
      end
      testing.press('gra')
      testing.wait_for('the warning to go', function()
        return not example.diagnostic_at(buffer, unsourced.code, position)
      end)
      assert_holds(vim.api.nvim_get_current_line(), '[@' .. unsourced.key)
      testing.type_keys('u')
      testing.wait_for('the warning to return', function()
        return example.diagnostic_at(buffer, unsourced.code, position)
      end)
    end,
  },
  {
    'the outline has the quotations below their headings',
    function()
      vim.lsp.buf.document_symbol()
      testing.wait_for('the list', function()
        return vim.bo.buftype == 'quickfix'
      end)
      local outline = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
      assert_holds(outline, example.facts.heading)
      assert_holds(outline, unsourced.words:match('^%w+'))
      vim.cmd.lclose()
    end,
  },
  {
    'a typed citation lifts the warning, and undoing it brings it back',
    function()
      local position = put_cursor_on(unsourced.words)
      local function warning()
        return example.diagnostic_at(buffer, unsourced.code, position)
      end
      assert(warning())
      vim.api.nvim_win_set_cursor(0, { position[1], position[2] + #unsourced.words - 1 })
      testing.type_keys('a' .. unsourced.citation)
      testing.wait_for('the warning to go', function()
        return not warning()
      end)
      testing.type_keys('u')
      testing.wait_for('the warning to return', warning)
    end,
  },
  {
    'the server ends when it is asked to',
    function()
      local client = assert(vim.lsp.get_clients({ bufnr = buffer, name = 'ibid' })[1])
      client:stop()
      testing.wait_for('its exit', function()
        return exit_code
      end)
      assert(exit_code == 0, 'exit code ' .. exit_code)
    end,
  },
}

vim.lsp.config('ibid', {
  on_exit = function(code)
    exit_code = code
  end,
})

testing.run(tests)

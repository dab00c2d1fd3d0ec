-- ibid in Neovim, from end to end: nvim --clean -u init.lua -l test.lua, with `ibid` in $PATH.
package.path = vim.fs.dirname(vim.fs.abspath(arg[0])) .. '/?.lua;' .. package.path
local example = require('example')
local testing = require('testing')
local misquoted, sourced, unsourced = example.facts.misquoted, example.facts.sourced, example.facts.unsourced

local buffer, exit_code

---@param words string
local function put_cursor_on(words)
  local position = example.locate(buffer, words)
  vim.api.nvim_win_set_cursor(0, position)
  return position
end

---@param haystack string
---@param needle string
local function assert_holds(haystack, needle)
  assert(haystack:find(needle, 1, true), ('expected %q in:\n%s'):format(needle, haystack))
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
    'the card says who said it and when',
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
    'the quotation leads to its entry',
    function()
      put_cursor_on(sourced.words)
      vim.lsp.buf.definition()
      testing.wait_for('the jump to ' .. sourced.library, function()
        return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == sourced.library
      end)
      assert_holds(vim.api.nvim_get_current_line(), sourced.key)
      assert(#vim.lsp.get_clients({ bufnr = 0, name = 'ibid' }) == 1, 'the server is not told of the library')
      vim.api.nvim_set_current_buf(buffer)
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

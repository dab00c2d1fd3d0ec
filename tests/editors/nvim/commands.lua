-- ibid's own commands in Neovim, its health check and its colours: nvim --clean -u init.lua -l commands.lua, with `ibid`
-- in $PATH.
package.path = vim.fs.dirname(vim.fs.abspath(arg[0])) .. '/?.lua;' .. package.path
local example = require('example')
local testing = require('testing')
local assert_holds, wait_for = testing.assert_holds, testing.wait_for
local facts = example.facts

local buffer
local messages = {}
vim.notify = function(message)
  table.insert(messages, message)
end

--- Runs a command, and waits for it to say something.
---@param command string
---@return string
local function message_of(command)
  messages = {}
  vim.cmd(command)
  return wait_for('a message of ' .. command, function()
    return messages[1]
  end)
end

--- Runs a command, and gives the location list that it opens and closes again.
---@param command string
---@return vim.quickfix.entry[] items
---@return string title
local function list_of(command)
  vim.cmd(command)
  wait_for('the list of ' .. command, function()
    return vim.bo.buftype == 'quickfix'
  end)
  local list = vim.fn.getloclist(0, { items = true, title = true })
  vim.cmd.lclose()
  return list.items, list.title
end

--- The first of `items` with this in its text.
---@param items vim.quickfix.entry[]
---@param text string
---@return vim.quickfix.entry
local function item_with(items, text)
  local found = vim.iter(items):find(function(item)
    return item.text:find(text, 1, true)
  end)
  return found or error('nothing listed has: ' .. text, 2)
end

--- Has the first that is offered with this in its label picked when a command asks; gives all labels.
---@param command string
---@param text string
---@return string[]
local function pick(command, text)
  local labels
  vim.ui.select = function(items, options, choose)
    labels = vim.tbl_map(options.format_item, items)
    for index, label in ipairs(labels) do
      if label:find(text, 1, true) then
        return choose(items[index], index)
      end
    end
    error('nothing offered has: ' .. text)
  end
  vim.cmd(command)
  wait_for('the question of ' .. command, function()
    return labels
  end)
  return labels
end

--- Waits until the tally of the current buffer has this.
---@param part string
local function wait_for_tally(part)
  wait_for('the tally: ' .. part, function()
    return require('ibid').status():find(part, 1, true)
  end)
end

--- What `:checkhealth ibid` says now.
---@return string
local function health()
  vim.cmd('silent checkhealth ibid')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  vim.cmd.bwipeout()
  return report
end

--- A program that says this whatever it is asked.
---@param output string
---@return string path
local function new_program(output)
  local path = vim.fn.tempname()
  vim.fn.writefile({ '#!/bin/sh', 'echo "' .. output .. '"' }, path)
  vim.fn.setfperm(path, 'rwxr-xr-x')
  return path
end

--- What it says where another program is configured.
---@param program string
---@return string
local function health_with(program)
  local command = vim.lsp.config.ibid.cmd
  vim.lsp.config('ibid', { cmd = { program, 'lsp' } })
  local report = health()
  vim.lsp.config('ibid', { cmd = command })
  return report
end

--- Opens a document with a quotation in a folder of its own, and waits for its server.
---@return string folder
local function open_elsewhere()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  vim.fn.writefile({ 'She said: “Nobody has ever written any of this down for us.”' }, folder .. '/draft.md')
  vim.cmd.edit(folder .. '/draft.md')
  wait_for('the server', function()
    return vim.lsp.get_clients({ bufnr = 0, name = 'ibid' })[1]
  end)
  return folder
end

---@param group string
---@return vim.api.keyset.get_hl_info
local function look_of(group)
  return vim.api.nvim_get_hl(0, { name = group, link = false })
end

--- Whether a group can be told from plain text.
---@param group string
---@return boolean
local function stands_out(group)
  local look, plain = look_of(group), look_of('Normal')
  return look.bold or (look.fg ~= nil and look.fg ~= plain.fg)
end

--- The group of the semantic token where these words stand.
---@param words string
---@return string
local function token_group(words)
  local position = example.locate(buffer, words)
  return wait_for('a token at ' .. words, function()
    local token = (vim.lsp.semantic_tokens.get_at_pos(buffer, position[1] - 1, position[2]) or {})[1]
    return token and ('@lsp.type.%s.%s'):format(token.type, vim.bo[buffer].filetype)
  end)
end

local tests = {
  {
    'a command says what is missing where no server is attached',
    function()
      local commands = { 'Quotations', 'Sources', 'Pick sources', 'Cite', 'Next', 'Previous', 'WriteSettings' }
      for _, command in ipairs(commands) do
        assert_holds(message_of('Ibid' .. command), 'no server is attached to this buffer')
      end
    end,
  },
  {
    'the health check says what to do where there is no program, or another, and no document',
    function()
      local report = health_with('no-such-program')
      assert_holds(report, 'ERROR There is no program `no-such-program`')
      assert_holds(report, 'cargo install')
      assert_holds(report, 'no document is open')
      assert_holds(health_with(new_program('ibid 0.0.9')), 'has version 0.0.9, and')
      assert_holds(health_with(new_program('Hello')), 'is not ibid')
    end,
  },
  {
    'the tally follows the text',
    function()
      buffer = example.open()
      wait_for_tally('1 misquoted')
      example.put_cursor_on(buffer, facts.misquoted.words)
      testing.type_keys('dd')
      wait_for('the tally without it', function()
        return not require('ibid').status():find('misquoted', 1, true)
      end)
      testing.type_keys('u')
      wait_for_tally('1 misquoted')
    end,
  },
  {
    'keys, claims, quotations and speakers have colours of their own, which schemes and users choose',
    function()
      local groups = {
        token_group(facts.misquoted.words),
        token_group('@' .. facts.sourced.key),
        token_group(facts.claim),
        token_group(facts.attributed),
      }
      for _, scheme in ipairs({ 'default', 'habamax' }) do
        vim.cmd.colorscheme(scheme)
        local seen = {}
        for _, group in ipairs(groups) do
          assert(stands_out(group), ('%s in %s: %s'):format(group, scheme, vim.inspect(look_of(group))))
          seen[vim.inspect(look_of(group))] = true
        end
        assert(vim.tbl_count(seen) == #groups, scheme .. ': ' .. vim.inspect(seen))
      end
      vim.cmd.colorscheme('default')
      vim.cmd.highlight('IbidKey guifg=#123456')
      assert(look_of(token_group('@' .. facts.sourced.key)).fg == 0x123456)
    end,
  },
  {
    'an .ibid document has colours without a server',
    function()
      vim.cmd.syntax('on')
      vim.cmd.edit(vim.fn.tempname() .. '.ibid')
      -- Neovim 0.12 has Markdown's colours from tree-sitter, and then none from here.
      vim.treesitter.stop(0)
      vim.api.nvim_buf_set_lines(0, 0, -1, true, {
        '> To the letter',
        '>',
        '> — Ann Roe, 2020 [see @roe:2020, p. 3]',
        '',
        'Mail a@b.org. ==So it is==, and a == b. <!-- ibid-ignore unsourced-claim: it is -->',
      })
      local function group_at(words)
        local position = example.locate(0, words)
        return vim.fn.synIDattr(vim.fn.synID(position[1], position[2] + 1, true), 'name')
      end
      assert(group_at('Roe') == 'IbidSpeaker', group_at('Roe'))
      assert(group_at('2020 [') == '', group_at('2020 ['))
      assert(group_at('2020,') == 'IbidKey', group_at('2020,'))
      assert(group_at('p. 3') == 'IbidNumber', group_at('p. 3'))
      assert(group_at('@b.org') == '', group_at('@b.org'))
      assert(group_at('it is==') == 'IbidClaim', group_at('it is=='))
      assert(group_at('== b') == '', group_at('== b'))
      assert(group_at('unsourced-claim') == 'IbidIgnore', group_at('unsourced-claim'))
      wait_for('the server', function()
        return #vim.lsp.get_clients({ bufnr = 0, name = 'ibid' }) == 1
      end)
      vim.cmd('bwipeout!')
    end,
  },
  {
    ':IbidQuotations lists all of them, with their states',
    function()
      local items, title = list_of('IbidQuotations')
      assert_holds(title, '1 misquoted')
      local item = item_with(items, facts.misquoted.words)
      local position = example.locate(buffer, facts.misquoted.words)
      assert(item.bufnr == buffer and item.lnum == position[1], vim.inspect(item))
      assert(vim.startswith(item.text, 'misquoted: ') and item.type == 'W', vim.inspect(item))
      local credit = ('%s, %s'):format(facts.sourced.speaker, facts.sourced.date)
      assert_holds(item_with(items, facts.sourced.words).text, credit)
    end,
  },
  {
    'in a list, commands are about its document',
    function()
      vim.cmd('IbidQuotations misquoted')
      wait_for('the list', function()
        return vim.bo.buftype == 'quickfix'
      end)
      local items = list_of('IbidQuotations unsourced')
      assert(#items > 0)
      for _, item in ipairs(items) do
        assert(item.bufnr == buffer and vim.startswith(item.text, 'unsourced: '), vim.inspect(item))
      end
      assert(vim.api.nvim_get_current_buf() == buffer)
    end,
  },
  {
    ':IbidQuotations lists those of the states that are named',
    function()
      local items, title = list_of('IbidQuotations misquoted source-to-come')
      assert(#items == 2, vim.inspect(items))
      assert(title == '2 misquoted, source-to-come', title)
      local problems = list_of('IbidQuotations problems')
      assert(#problems > #items)
      for _, problem in ipairs(problems) do
        assert(problem.type == 'W', vim.inspect(problem))
      end
      assert_holds(message_of('IbidQuotations checked'), 'there are no quotations that are checked')
    end,
  },
  {
    ':IbidQuotations! lists those of all documents',
    function()
      local files = {}
      for _, item in ipairs(list_of('IbidQuotations!')) do
        files[vim.fs.basename(vim.api.nvim_buf_get_name(item.bufnr))] = true
      end
      for _, document in ipairs({ facts.document, 'letters.md', 'cushions.md' }) do
        assert(files[document], document)
      end
    end,
  },
  {
    ':IbidSources lists those that the document sees, and :IbidSources! all',
    function()
      local seen, all = list_of('IbidSources'), list_of('IbidSources!')
      local item = item_with(seen, facts.sourced.key .. ': ')
      assert(vim.fs.basename(vim.api.nvim_buf_get_name(item.bufnr)) == facts.sourced.library, vim.inspect(item))
      assert_holds(item.text, 'quoted twice')
      assert(#all > #seen)
    end,
  },
  {
    'in a library all are meant, and nothing can be cited',
    function()
      vim.cmd.edit(facts.sourced.library)
      wait_for('the server', function()
        return #vim.lsp.get_clients({ bufnr = 0, name = 'ibid' }) == 1
      end)
      assert(#list_of('IbidSources') == #list_of('IbidSources!'))
      item_with(list_of('IbidQuotations'), facts.misquoted.words)
      assert_holds(message_of('IbidNext'), 'there are no quotations')
      assert_holds(message_of('IbidCite'), 'in documents alone')
      vim.api.nvim_set_current_buf(buffer)
    end,
  },
  {
    ':IbidPick jumps to the quotation, and to the source, that is picked',
    function()
      pick('IbidPick quotations problems', facts.misquoted.words)
      assert(vim.api.nvim_win_get_cursor(0)[1] == example.locate(buffer, facts.misquoted.words)[1])
      pick('IbidPick sources', facts.sourced.key)
      assert_holds(vim.api.nvim_get_current_line(), facts.sourced.key)
      testing.press('<C-O>')
      assert(vim.api.nvim_get_current_buf() == buffer)
      assert_holds(message_of('IbidPick apples'), 'quotations and sources')
    end,
  },
  {
    ':IbidCite cites the source that is picked after the quotation, and one that is named',
    function()
      local words = facts.unsourced.words
      local position = example.put_cursor_on(buffer, words)
      local before = vim.api.nvim_get_current_line()
      local function wait_for_citation()
        wait_for('the citation', function()
          return vim.api.nvim_get_current_line():find('[@' .. facts.unsourced.key, position[2] + #words, true)
        end)
        testing.type_keys('u')
        assert(vim.api.nvim_get_current_line() == before)
      end
      assert_holds(pick('IbidCite', facts.unsourced.key)[1], '(has these words)')
      wait_for_citation()
      vim.cmd('IbidCite ' .. facts.unsourced.key)
      wait_for_citation()
      assert_holds(message_of('IbidCite nobody'), 'no source has the key nobody')
    end,
  },
  {
    ':IbidCite leaves the cursor before what it was before, so that one goes on typing behind the citation',
    function()
      testing.type_keys('Go\rShe said so.')
      assert(vim.api.nvim_get_current_line() == 'She said so.')
      vim.cmd('IbidCite ' .. facts.unsourced.key)
      local cited = ('She said so [@%s].'):format(facts.unsourced.key)
      wait_for('the citation', function()
        return vim.api.nvim_get_current_line() == cited
      end)
      local column = vim.api.nvim_win_get_cursor(0)[2]
      assert(column == #cited - 1, column)
      testing.type_keys('u')
      testing.type_keys('u')
    end,
  },
  {
    ':IbidCite leaves a text alone that has changed since it asked',
    function()
      example.put_cursor_on(buffer, facts.unsourced.words)
      local chosen
      vim.ui.select = function(items, _, choose)
        testing.type_keys('x')
        choose(items[1])
        chosen = true
      end
      vim.cmd('IbidCite')
      wait_for('the question', function()
        return chosen
      end)
      testing.type_keys('u')
      assert(not vim.bo.modified)
    end,
  },
  {
    ':IbidNext and :IbidPrevious go round the quotations with problems, and count',
    function()
      local problems = list_of('IbidQuotations problems')
      local function goes_to(command, problem)
        vim.cmd(command)
        wait_for(command, function()
          local cursor = vim.api.nvim_win_get_cursor(0)
          return cursor[1] == problem.lnum and cursor[2] == problem.col - 1
        end)
      end
      testing.type_keys('gg')
      goes_to('IbidNext', problems[1])
      goes_to('2IbidNext', problems[3])
      goes_to('IbidPrevious', problems[2])
      testing.type_keys('l')
      goes_to('IbidPrevious', problems[2])
      goes_to('2IbidPrevious', problems[#problems])
      goes_to('IbidNext', problems[1])
    end,
  },
  {
    'the arguments of commands are completed',
    function()
      local function completed(command)
        return table.concat(vim.fn.getcompletion(command, 'cmdline'), ' ')
      end
      assert(completed('IbidQuotations so') == 'source-to-come sourced')
      assert(completed('IbidQuotations misquoted p') == 'problems')
      assert(completed('IbidPick ') == 'quotations sources')
      assert(completed('IbidPick! quotations v') == 'verified')
      assert(completed('IbidPick sources v') == '')
      assert(completed('IbidCite ever'):find(facts.sourced.key, 1, true))
    end,
  },
  {
    'the health check says where ibid is at work, and on what',
    function()
      local report = health()
      assert_holds(report, 'OK ' .. vim.fn.fnamemodify(vim.fn.exepath('ibid'), ':~') .. ', version')
      assert_holds(report, 'OK It has settings: ibid.toml.')
      assert_holds(report, ('%s (markdown): 3'):format(facts.document))
      assert(report:find('OK [^\n]*' .. vim.pesc(facts.sourced.library) .. ': %d+ sources%.'), report)
      assert(not report:find('WARNING') and not report:find('ERROR'), report)
    end,
  },
  {
    'a document that is not checked is helped by :IbidWriteSettings, as the health check says',
    function()
      local folder = open_elsewhere()
      local report = health()
      assert_holds(report, 'draft.md (markdown) is not checked.')
      assert_holds(report, ':IbidWriteSettings')
      assert(require('ibid').status() == '')
      local _, title = list_of('IbidQuotations')
      assert(title == '1 quotation, unsourced (not checked)', title)
      assert_holds(message_of('IbidWriteSettings'), 'ibid.toml')
      wait_for('the settings', function()
        return vim.api.nvim_buf_get_name(0) == folder .. '/ibid.toml'
      end)
      vim.cmd.edit(folder .. '/draft.md')
      wait_for('the server of the folder, and no other', function()
        local clients = vim.lsp.get_clients({ bufnr = 0, name = 'ibid' })
        return #clients == 1 and clients[1].root_dir == folder
      end)
      wait_for_tally('1 quotation, unsourced')
      assert_holds(message_of('IbidWriteSettings'), 'ibid.toml')
    end,
  },
  {
    'the health check names transcripts that are missing',
    function()
      vim.api.nvim_buf_set_lines(0, 0, -1, true, {
        '---',
        'references:',
        '- {id: roe, type: speech, title: Words, transcript: gone.txt}',
        '---',
        '',
        'She said: “Nobody has ever written any of this down for us” [@roe].',
      })
      wait_for('the finding', function()
        return vim.iter(vim.diagnostic.get(0)):any(function(diagnostic)
          return diagnostic.code == 'missing-transcript'
        end)
      end)
      local report = health()
      assert(report:find('WARNING [^\n]*draft.md:3: [^\n]*gone.txt'), report)
      assert_holds(report, 'transcriptRoots')
    end,
  },
}

testing.run(tests)

-- What plugin/ibid.lua has commands for, by the command's name without "Ibid".
local citing = require('ibid.citing')
local lists = require('ibid.lists')
local server = require('ibid.server')
local M = { complete = {} }

--- Goes from a location list to the window whose list it is: what is asked for there is about that window's document.
function M.leave_list()
  local window = vim.fn.getloclist(0, { filewinid = true }).filewinid
  if window ~= 0 then
    vim.api.nvim_set_current_win(window)
  end
end

--- What a command wants listed; nothing where there is nobody to ask, which has been said then. In what is no document,
--- a library, all documents are meant.
---@param bang boolean
---@param states? string[]
---@return ibid.Wish?
local function wish(bang, states)
  local buffer = vim.api.nvim_get_current_buf()
  local anywhere = bang or not server.is_document(buffer)
  local client = server.client(buffer, anywhere)
  return client and { client = client, buffer = buffer, anywhere = anywhere, states = states }
end

--- Says that nothing is listed, if so.
---@param items ibid.Item[]
---@param what string
---@param states? string[]
---@return boolean
local function is_empty(items, what, states)
  if #items == 0 then
    local restriction = states and #states > 0 and ' that are ' .. table.concat(states, ' or ') or ''
    server.say(('there are no %s%s.'):format(what, restriction))
  end
  return #items == 0
end

--- Where each is, and no more: the columns and the kind of entry that Neovim has in this place say nothing to a reader.
---@param info { winid: integer, id: integer, start_idx: integer, end_idx: integer }
---@return string[]
local function to_lines(info)
  local items = vim.fn.getloclist(info.winid, { id = info.id, items = true }).items
  return vim.tbl_map(function(item)
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ':~:.')
    return ('%s|%d| %s'):format(name, item.lnum, item.text)
  end, vim.list_slice(items, info.start_idx, info.end_idx))
end

--- Gives a function that shows entries in the location list of the window that is current now.
---@param what string
---@param states? string[]
---@return ibid.OnItems
local function show(what, states)
  local window = vim.api.nvim_get_current_win()
  return function(items, title)
    if vim.api.nvim_win_is_valid(window) and not is_empty(items, what, states) then
      vim.fn.setloclist(window, {}, ' ', { items = items, title = title, quickfixtextfunc = to_lines })
      vim.api.nvim_set_current_win(window)
      vim.cmd.lopen()
      -- Quotations are long; in one line each they can be looked over.
      vim.wo[0][0].wrap = false
    end
  end
end

function M.Quotations(arguments)
  local states = arguments.fargs
  local wanted = wish(arguments.bang, states)
  if wanted then
    lists.quotations(wanted, show('quotations', states))
  end
end

function M.Sources(arguments)
  local wanted = wish(arguments.bang)
  if wanted then
    lists.sources(wanted, show('sources'))
  end
end

---@param item ibid.Item
---@return string
local function describe(item)
  return ('%s:%d  %s'):format(vim.fs.basename(item.filename), item.lnum, item.text)
end

function M.Pick(arguments)
  local what = arguments.fargs[1]
  local states = vim.list_slice(arguments.fargs, 2)
  local list = ({ quotations = lists.quotations, sources = lists.sources })[what]
  if not list then
    server.say('there are quotations and sources to pick from.', vim.log.levels.ERROR)
    return
  end
  local wanted = wish(arguments.bang, states)
  if not wanted then
    return
  end
  list(wanted, function(items, title)
    if is_empty(items, what, states) then
      return
    end
    local options = { prompt = title .. ':', kind = 'ibid.' .. what, format_item = describe }
    vim.ui.select(items, options, function(item)
      if item then
        vim.lsp.util.show_document(item.user_data, wanted.client.offset_encoding)
      end
    end)
  end)
end

function M.Cite(arguments)
  local client = server.client(vim.api.nvim_get_current_buf())
  if client then
    citing.start(client, arguments.fargs[1])
  end
end

--- Goes to a quotation with a problem, so many away from the cursor, and around the end of the document.
---@param distance integer
local function go(distance)
  local window, buffer = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local client = server.client(buffer)
  if not client then
    return
  end
  local states = { lists.problems }
  lists.quotations({ client = client, buffer = buffer, states = states }, function(items)
    if not vim.api.nvim_win_is_valid(window) or is_empty(items, 'quotations', states) then
      return
    end
    local line, column = unpack(vim.api.nvim_win_get_cursor(window))
    -- Forwards, the one that the cursor is on counts as passed.
    local reach = column + (distance > 0 and 1 or 0)
    local passed = #vim.tbl_filter(function(item)
      return item.lnum < line or (item.lnum == line and item.col <= reach)
    end, items)
    local index = (passed + distance - (distance > 0 and 1 or 0)) % #items + 1
    local item = items[index]
    vim.api.nvim_win_call(window, function()
      vim.cmd("normal! m'")
      vim.api.nvim_win_set_cursor(window, { item.lnum, item.col - 1 })
      vim.cmd('normal! zv')
    end)
    local chunk = ('%d of %d, %s'):format(index, #items, item.text)
    vim.api.nvim_echo({ { vim.fn.strcharpart(chunk, 0, vim.v.echospace) } }, false, {})
  end)
end

function M.Next(arguments)
  go(arguments.count)
end

function M.Previous(arguments)
  go(-arguments.count)
end

--- Does something once a file is shown, which the server asks for when it likes.
---@param file string
---@param action fun()
local function when_shown(file, action)
  if vim.api.nvim_buf_get_name(0) == file then
    action()
  else
    vim.api.nvim_create_autocmd('BufEnter', { pattern = file, once = true, callback = vim.schedule_wrap(action) })
  end
end

--- Starts the server anew.
local function restart()
  vim.lsp.enable('ibid', false)
  vim.lsp.enable('ibid')
end

function M.WriteSettings()
  local buffer = vim.api.nvim_get_current_buf()
  local client = server.client(buffer)
  if not client then
    return
  end
  local command = {
    title = 'Write settings',
    command = 'ibid.writeSettings',
    arguments = { { uri = vim.uri_from_bufnr(buffer) } },
  }
  client:exec_cmd(command, { bufnr = buffer }, function(problem, result)
    if problem then
      server.say(problem.message, vim.log.levels.ERROR)
      return
    end
    local file = vim.uri_to_fname(result.uri)
    server.say('wrote ' .. vim.fn.fnamemodify(file, ':~:.') .. '.')
    if not client.root_dir then
      -- Where there was no folder there is one now, and a server for all that is open in it.
      when_shown(file, restart)
    end
  end)
end

---@param typed string
---@param words string[]
---@return string[]
local function beginning_with(typed, words)
  return vim.tbl_filter(function(word)
    return vim.startswith(word, typed)
  end, words)
end

function M.complete.states(typed)
  return beginning_with(typed, vim.list_extend({ lists.problems }, lists.states))
end

function M.complete.picks(typed, line)
  local what = line:match('IbidPick!?%s+(%S+)%s')
  if what == 'quotations' then
    return M.complete.states(typed)
  end
  return what and {} or beginning_with(typed, { 'quotations', 'sources' })
end

function M.complete.keys(typed)
  local client = vim.lsp.get_clients({ name = 'ibid', bufnr = 0 })[1]
  local keys = vim.tbl_map(function(candidate)
    return candidate.key
  end, client and citing.candidates(client) or {})
  return beginning_with(typed, keys)
end

return M

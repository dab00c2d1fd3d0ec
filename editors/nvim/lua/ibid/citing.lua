-- Sources that could be cited at the cursor, and citing one.
local join = require('ibid.lists').join
local server = require('ibid.server')
local M = {}

local namespace = vim.api.nvim_create_namespace('ibid.citing')

--- What is asked for the cursor of the current window.
---@param client vim.lsp.Client
---@return lsp.TextDocumentPositionParams
local function here(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

--- The sources that could be cited there, so far as the server has them at once.
---@param client vim.lsp.Client
---@return table[]
function M.candidates(client)
  local response = client:request_sync('ibid/citations', here(client), 1000, vim.api.nvim_get_current_buf())
  local result = response and server.something(response.result)
  return result and result.citations or {}
end

--- How a source is offered.
---@param candidate table
---@return string
local function label(candidate)
  local key = candidate.key .. (candidate.locator or '') .. (candidate.hasWords and ' (has these words)' or '')
  return join('  ', key, join(', ', candidate.people, candidate.title or candidate.container, candidate.date))
end

---@class ibid.Place
---@field window integer
---@field buffer integer

--- The place of the cursor, with an extmark at it, which what is put in there pushes on.
---@return ibid.Place
local function mark_cursor()
  local place = { window = vim.api.nvim_get_current_win(), buffer = vim.api.nvim_get_current_buf() }
  local line, column = unpack(vim.api.nvim_win_get_cursor(place.window))
  vim.api.nvim_buf_set_extmark(place.buffer, namespace, line - 1, column, { id = 1 })
  return place
end

--- Puts the cursor back. A menu may have moved it; and Neovim leaves it before what is put in at it, so that the rest
--- of a sentence would be typed there.
---@param place ibid.Place
local function return_to(place)
  if vim.api.nvim_win_is_valid(place.window) and vim.api.nvim_win_get_buf(place.window) == place.buffer then
    local line, column = unpack(vim.api.nvim_buf_get_extmark_by_id(place.buffer, namespace, 1, {}))
    vim.api.nvim_win_set_cursor(place.window, { line + 1, column })
  end
end

--- Makes the edits of a candidate; not in a text that has changed since, which Neovim says then.
---@param client vim.lsp.Client
---@param document lsp.TextDocumentIdentifier
---@param version integer
---@param candidate table
local function cite(client, document, version, candidate)
  local change = { textDocument = { uri = document.uri, version = version }, edits = candidate.edits }
  vim.lsp.util.apply_workspace_edit({ documentChanges = { change } }, client.offset_encoding)
end

--- Cites the source with `key`, or one that is picked.
---@param client vim.lsp.Client
---@param key? string
function M.start(client, key)
  local params, place = here(client), mark_cursor()
  server.request(client, 'ibid/citations', params, place.buffer, function(result)
    local function choose(candidate)
      if candidate then
        cite(client, params.textDocument, result.version, candidate)
      end
      return_to(place)
    end
    local candidates = vim.tbl_filter(function(candidate)
      return not key or candidate.key == key
    end, result.citations)
    if #candidates == 0 then
      local reading = result.isIncomplete and '; files are still being read' or ''
      local none = 'there are no sources to cite (`:checkhealth ibid` says how to name some)'
      server.say((key and 'no source has the key ' .. key or none) .. reading .. '.')
    elseif key then
      choose(candidates[1])
    else
      vim.ui.select(candidates, { prompt = 'Cite:', kind = 'ibid.citation', format_item = label }, choose)
    end
  end)
end

return M

-- Sources that could be cited at the cursor, and citing one.
local join = require('ibid.lists').join
local server = require('ibid.server')
local M = {}

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
  return response and response.result and response.result.citations or {}
end

--- How a source is offered.
---@param candidate table
---@return string
function M.label(candidate)
  local key = candidate.key .. (candidate.locator or '') .. (candidate.hasWords and ' (has these words)' or '')
  return join('  ', key, join(', ', candidate.people, candidate.title or candidate.container, candidate.date))
end

--- Makes the edits of a candidate; not in a text that has changed since, which Neovim says then.
---@param client vim.lsp.Client
---@param document lsp.TextDocumentIdentifier
---@param version integer
---@param candidate table
function M.cite(client, document, version, candidate)
  local change = { textDocument = { uri = document.uri, version = version }, edits = candidate.edits }
  vim.lsp.util.apply_workspace_edit({ documentChanges = { change } }, client.offset_encoding)
end

--- Cites the source with `key`, or one that is picked.
---@param client vim.lsp.Client
---@param key? string
function M.start(client, key)
  local params = here(client)
  server.request(client, 'ibid/citations', params, vim.api.nvim_get_current_buf(), function(result)
    local function cite(candidate)
      if candidate then
        M.cite(client, params.textDocument, result.version, candidate)
      end
    end
    local candidates = vim.tbl_filter(function(candidate)
      return not key or candidate.key == key
    end, result.citations)
    if #candidates == 0 then
      local reading = result.isIncomplete and '; files are still being read' or ''
      server.say((key and 'no source has the key ' .. key or 'there are no sources to cite') .. reading .. '.')
    elseif key then
      cite(candidates[1])
    else
      vim.ui.select(candidates, { prompt = 'Cite:', kind = 'ibid.citation', format_item = M.label }, cite)
    end
  end)
end

return M

-- What users' own configuration calls.
local server = require('ibid.server')
local M = {}

--- By buffer, what a server has last said of it, of those that somebody has asked for. Empty until it has.
---@type table<integer, { client_id: integer, text: string }>
local tallies = {}

---@param client vim.lsp.Client
---@param buffer integer
local function count(client, buffer)
  client:request('ibid/quotations', server.document(buffer), function(_, result)
    local document = server.something(result) and result.documents[1]
    if document and tallies[buffer].client_id == client.id then
      tallies[buffer].text = document.isChecked and document.tally or ''
      vim.cmd.redrawstatus({ bang = true })
    end
  end, buffer)
end

--- The tally of the current buffer, for 'statusline': "9 quotations: 3 verified, 1 sourced, 5 unsourced". It is empty
--- where there is none.
---@return string
function M.status()
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ name = 'ibid', bufnr = buffer })[1]
  if not client or not server.has_requests(client) then
    return ''
  end
  if not tallies[buffer] or tallies[buffer].client_id ~= client.id then
    tallies[buffer] = { client_id = client.id, text = '' }
    count(client, buffer)
  end
  return tallies[buffer].text
end

--- Counts again, after a change that the server knows of.
---@param client vim.lsp.Client
function M.refresh(client)
  for buffer, tally in pairs(tallies) do
    if tally.client_id == client.id and client.attached_buffers[buffer] then
      count(client, buffer)
    end
  end
end

return M

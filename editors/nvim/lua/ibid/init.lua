-- What users' own configuration calls.
local server = require('ibid.server')
local M = {}

--- The tallies of documents, by buffer: of those alone that somebody has asked for. Empty until the server has answered.
---@type table<integer, string>
local tallies = {}

---@param client vim.lsp.Client
---@param buffer integer
local function count(client, buffer)
  local params = server.document(buffer)
  client:request('ibid/quotations', params, function(_, result)
    local document = result and result.documents[1]
    tallies[buffer] = document and document.isChecked and document.tally or ''
    vim.cmd.redrawstatus({ bang = true })
  end, buffer)
end

--- The tally of the current buffer, for 'statusline': "9 quotations: 3 verified, 1 sourced, 5 unsourced". It is empty where
--- there is none.
---@return string
function M.status()
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ name = 'ibid', bufnr = buffer })[1]
  if not client or not server.has_requests(client) then
    return ''
  end
  if not tallies[buffer] then
    tallies[buffer] = ''
    count(client, buffer)
  end
  return tallies[buffer]
end

--- Counts again, after a change that the server knows of.
---@param client vim.lsp.Client
function M.refresh(client)
  for buffer in pairs(tallies) do
    if client.attached_buffers[buffer] then
      count(client, buffer)
    end
  end
end

vim.api.nvim_create_autocmd('LspDetach', {
  group = vim.api.nvim_create_augroup('ibid.status', {}),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'ibid' then
      tallies[event.buf] = nil
    end
  end,
})

return M

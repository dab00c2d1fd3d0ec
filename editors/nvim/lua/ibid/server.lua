-- What the rest asks the server, and whom it asks.
local M = {}

--- What documents are, to Neovim; the rest that ibid attaches to are libraries and settings.
M.document_filetypes = { 'ibid', 'markdown', 'quarto', 'rmd' }

---@param buffer integer
---@return boolean
function M.is_document(buffer)
  return vim.list_contains(M.document_filetypes, vim.bo[buffer].filetype)
end

---@param message string
---@param level? integer
function M.say(message, level)
  vim.notify('ibid: ' .. message, level or vim.log.levels.INFO)
end

--- Whether a client has ibid's own requests: servers before them say nothing of them.
---@param client vim.lsp.Client
---@return boolean
function M.has_requests(client)
  return vim.tbl_get(client.server_capabilities, 'experimental', 'ibid', 'version') ~= nil
end

--- The client to ask about a buffer or, with `anywhere`, about all that is open. Where there is none it says so.
---@param buffer integer
---@param anywhere? boolean
---@return vim.lsp.Client?
function M.client(buffer, anywhere)
  local client = vim.lsp.get_clients({ name = 'ibid', bufnr = buffer })[1]
  if not client and anywhere then
    client = vim.lsp.get_clients({ name = 'ibid' })[1]
  end
  if not client then
    M.say('no server is attached to this buffer; `:checkhealth ibid` says why.', vim.log.levels.WARN)
  elseif not M.has_requests(client) then
    M.say('the program is too old for this command; `:checkhealth ibid` says more.', vim.log.levels.WARN)
  else
    return client
  end
end

--- What has been answered, if anything has: from Neovim 0.12 on a null is no nil.
---@generic T
---@param result? T
---@return T?
function M.something(result)
  return result ~= vim.NIL and result or nil
end

--- What names a document in a request; nothing where the request is about all of them.
---@param buffer integer
---@param anywhere? boolean
---@return { textDocument?: lsp.TextDocumentIdentifier }
function M.document(buffer, anywhere)
  -- An empty table would be sent as a list.
  return anywhere and vim.empty_dict() or { textDocument = vim.lsp.util.make_text_document_params(buffer) }
end

--- Asks, and says what went wrong if something did.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param buffer integer not 0: Neovim would not send the last changes first
---@param on_result fun(result: table)
function M.request(client, method, params, buffer, on_result)
  client:request(method, params, function(problem, result)
    if problem then
      M.say(problem.message, vim.log.levels.ERROR)
    elseif M.something(result) then
      on_result(result)
    else
      M.say('this can be done in documents alone.')
    end
  end, buffer)
end

return M

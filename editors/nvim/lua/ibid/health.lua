-- :checkhealth ibid
local server = require('ibid.server')
local M = {}

--- The first version of the program that has what the commands ask for.
local needed = '0.1.0'

---@param path string
---@return string
local function short(path)
  return vim.fn.fnamemodify(path, ':~')
end

---@param count integer
---@param singular string
---@param plural string
---@return string
local function number_of(count, singular, plural)
  return ('%d %s'):format(count, count == 1 and singular or plural)
end

--- The answer to a request, or nothing where there is none in time; which is a problem.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@return table?
local function answer(client, method, params)
  local response, problem = client:request_sync(method, params, 5000)
  local result = response and server.something(response.result)
  if not result then
    local reason = response and response.err and response.err.message or problem
    vim.health.error(('The server does not answer “%s”: %s.'):format(method, reason), {
      'Look into its log: `:lua vim.cmd.edit(vim.lsp.log.get_filename())`.',
    })
  end
  return result
end

--- The program that the configuration names.
---@return string?
local function program()
  local command = vim.lsp.config.ibid.cmd
  return type(command) == 'table' and command[1] or nil
end

local function check_program()
  vim.health.start('ibid: the program')
  local name = program()
  if not name then
    vim.health.ok('Your configuration starts it by a function.')
    return
  end
  local path = vim.fn.exepath(name)
  if path == '' then
    vim.health.error(('There is no program `%s`.'):format(name), {
      'Install it: `cargo install --path .` in its repository, and see that ~/.cargo/bin is in $PATH.',
      "Or say where it is: `vim.lsp.config('ibid', { cmd = { '/path/to/ibid', 'lsp' } })`.",
    })
    return
  end
  local run = vim.system({ path, '--version' }, { text = true }):wait(5000)
  local version = run.stdout and vim.version.parse(run.stdout)
  if not version then
    vim.health.error(('%s is not ibid: it does not say its version.'):format(short(path)), {
      'See which program of this name comes first in $PATH.',
    })
  elseif vim.version.lt(version, needed) then
    vim.health.error(('%s has version %s, and %s is needed.'):format(short(path), version, needed), {
      'Update it: `cargo install --path .` in its repository.',
    })
  else
    vim.health.ok(('%s, version %s.'):format(short(path), version))
  end
end

--- Documents that are loaded, and in none of the servers.
---@return string[]
local function unattended_documents()
  return vim
    .iter(vim.api.nvim_list_bufs())
    :filter(function(buffer)
      local is_file = vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].buftype == ''
      return is_file and server.is_document(buffer) and #vim.lsp.get_clients({ name = 'ibid', bufnr = buffer }) == 0
    end)
    :map(function(buffer)
      return short(vim.api.nvim_buf_get_name(buffer))
    end)
    :totable()
end

---@param clients vim.lsp.Client[]
local function check_attachment(clients)
  vim.health.start('ibid: where it is at work')
  local unattended = unattended_documents()
  for _, name in ipairs(unattended) do
    vim.health.warn(('No server is attached to %s.'):format(name), {
      "Have `vim.lsp.enable('ibid')` in your init.lua.",
      'If it is there: the program may have ended; its log says why: `:lua vim.cmd.edit(vim.lsp.log.get_filename())`.',
    })
  end
  if #clients > 0 and #unattended == 0 then
    vim.health.ok('A server is attached to every document that is open.')
  elseif #clients == 0 and #unattended == 0 then
    vim.health.info(
      'Nowhere: no document is open. They have the filetypes ' .. table.concat(server.document_filetypes, ', ') .. '.'
    )
  end
end

--- What is true of the folder that a server is at work in.
---@param client vim.lsp.Client
local function check_folder(client)
  if not client.root_dir then
    vim.health.info('No folder: each document is by itself. An ibid.toml makes a folder one; so does .git.')
    return
  end
  local settings = vim.tbl_filter(function(name)
    return vim.uv.fs_stat(vim.fs.joinpath(client.root_dir, name)) ~= nil
  end, { 'ibid.toml', '_quarto.yml', '_quarto.yaml' })
  if #settings > 0 then
    vim.health.ok(('It has settings: %s.'):format(table.concat(settings, ', ')))
  else
    vim.health.info(
      'No ibid.toml in it: documents with sources of their own are checked. `:IbidWriteSettings` writes one.'
    )
  end
end

---@param client vim.lsp.Client
local function check_documents(client)
  for buffer in vim.spairs(client.attached_buffers) do
    local result = server.is_document(buffer) and answer(client, 'ibid/quotations', server.document(buffer))
    local document = result and result.documents[1]
    local name = ('%s (%s)'):format(short(vim.api.nvim_buf_get_name(buffer)), vim.bo[buffer].filetype)
    if document and document.isChecked then
      vim.health.ok(('%s: %s.'):format(name, document.tally or 'no quotation needs a source'))
    elseif document then
      vim.health.warn(name .. ' is not checked.', {
        '`:IbidWriteSettings` there has all documents of its folder checked.',
        '`ibid: true` in its metadata has this one checked.',
      })
    end
  end
end

---@param client vim.lsp.Client
local function check_libraries(client)
  local result = answer(client, 'ibid/sources', vim.empty_dict())
  if not result then
    return
  end
  for _, library in ipairs(result.libraries) do
    vim.health.ok(('%s: %s.'):format(library.name, number_of(#library.sources, 'source', 'sources')))
  end
  if #result.libraries == 0 then
    vim.health.info(
      'No source is known. Libraries are named in the metadata of a document, `bibliography: refs.bib`, or in '
        .. 'ibid.toml, `sources = ["refs.bib"]`.'
    )
  end
  if result.isIncomplete then
    vim.health.info('Files are still being read: look again in a moment.')
  end
end

--- What the server has found missing, in whatever it has told of.
---@param client vim.lsp.Client
local function check_files(client)
  local advice = {
    ['missing-bibliography'] = 'Put the file there, or name it as it is called.',
    ['missing-transcript'] = 'Put the file there, name it as it is called, or have its folder in `transcriptRoots`.',
    ['invalid-settings'] = 'Mend it there: `ibid schema` has what there is.',
  }
  for _, diagnostic in ipairs(vim.diagnostic.get()) do
    if client.attached_buffers[diagnostic.bufnr] and advice[diagnostic.code] then
      local place = ('%s:%d'):format(short(vim.api.nvim_buf_get_name(diagnostic.bufnr)), diagnostic.lnum + 1)
      vim.health.warn(('%s: %s'):format(place, diagnostic.message), { advice[diagnostic.code] })
    end
  end
end

---@param client vim.lsp.Client
local function check_client(client)
  vim.health.start(('ibid: %s'):format(client.root_dir and short(client.root_dir) or 'documents without a folder'))
  check_folder(client)
  if not server.has_requests(client) then
    vim.health.error('The server is older than this plugin, and its commands do nothing.', {
      'Update the program: `cargo install --path .` in its repository, and start Neovim anew.',
    })
    return
  end
  check_documents(client)
  check_libraries(client)
  check_files(client)
end

function M.check()
  -- A server stays when its last document is closed.
  local clients = vim.tbl_filter(function(client)
    return next(client.attached_buffers) ~= nil
  end, vim.lsp.get_clients({ name = 'ibid' }))
  check_program()
  check_attachment(clients)
  vim.iter(clients):each(check_client)
end

return M

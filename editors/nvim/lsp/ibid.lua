--- The language server of people who quote, for Neovim 0.11 or newer. With this folder in 'runtimepath' and `ibid` in
--- $PATH, `vim.lsp.enable('ibid')` is all it takes; `vim.lsp.config('ibid', { … })` changes any of it.

-- Where a plugin manager adds this folder once Neovim has started.
vim.cmd.runtime('plugin/ibid.lua')

--- What libraries and settings are written in, and much else that is no business of ibid's.
local shared_filetypes = { 'json', 'ris', 'toml', 'yaml' }

--- Files that say what sources the documents in their folder and below have.
local settings = { 'ibid.toml', '_quarto.yml', '_quarto.yaml' }

---@param buffer integer
---@return boolean
local function is_shared(buffer)
  return vim.list_contains(shared_filetypes, vim.bo[buffer].filetype)
end

--- Whether the name of what is in a shared format may be that of a library, or of settings.
---@param buffer integer
---@return boolean
local function may_be_ours(buffer)
  return vim.bo[buffer].filetype ~= 'toml' or vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) == 'ibid.toml'
end

--- Whether a file is where the documents of a client are: in its folder, or, if it has none, beside one of them.
---@param buffer integer
---@param client vim.lsp.Client
---@return boolean
local function is_near(buffer, client)
  local file = vim.api.nvim_buf_get_name(buffer)
  if client.root_dir then
    return vim.fs.relpath(client.root_dir, file) ~= nil
  end
  return vim.iter(pairs(client.attached_buffers)):any(function(document)
    return vim.fs.dirname(vim.api.nvim_buf_get_name(document)) == vim.fs.dirname(file)
  end)
end

--- The folder of the outermost of our settings above a file, for they count down to it; no higher than its repository.
---@param buffer integer
---@return string?
local function outermost(buffer)
  local repository = vim.fs.root(buffer, '.git')
  local found = vim.fs.find('ibid.toml', {
    path = vim.fs.dirname(vim.api.nvim_buf_get_name(buffer)),
    upward = true,
    stop = repository and vim.fs.dirname(repository) or vim.uv.os_homedir(),
    limit = math.huge,
  })
  return found[1] and vim.fs.dirname(found[#found])
end

--- Documents and `.bib` files are ibid's anywhere; what is in a shared format is where there are settings for it, and
--- where ibid is at work already. Without a folder `on_dir` leaves it to 'root_markers' which one that is.
---@param buffer integer
---@param on_dir fun(folder?: string)
local function root_dir(buffer, on_dir)
  if not is_shared(buffer) then
    on_dir(outermost(buffer))
  elseif may_be_ours(buffer) and vim.fs.root(buffer, settings) then
    on_dir(outermost(buffer))
  elseif may_be_ours(buffer) then
    for _, client in ipairs(vim.lsp.get_clients({ name = 'ibid' })) do
      if is_near(buffer, client) then
        on_dir(client.root_dir)
        return
      end
    end
  end
end

--- Attaches a client that got a document to what was opened before, in a shared format.
---@param client vim.lsp.Client
local function attach_to_others(client)
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local is_file = vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].buftype == ''
    local is_wanted = is_file and vim.list_contains(client.config.filetypes, vim.bo[buffer].filetype)
    local is_attached = #vim.lsp.get_clients({ bufnr = buffer, name = 'ibid' }) > 0
    local is_other = is_wanted and not is_attached and is_shared(buffer) and may_be_ours(buffer)
    if is_other and is_near(buffer, client) then
      vim.lsp.buf_attach_client(buffer, client.id)
    end
  end
end

-- No 'on_attach' of the configuration: it would take the place of the one that a user has for all servers.
vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('ibid', {}),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'ibid' and not is_shared(event.buf) then
      attach_to_others(client)
    end
  end,
})

-- The text of a PDF, to which its passages lead: the server has it.
vim.api.nvim_create_autocmd('BufReadCmd', {
  group = 'ibid',
  pattern = 'ibid-text://*',
  callback = function(event)
    local client = vim.lsp.get_clients({ name = 'ibid' })[1]
    local params = { uri = vim.api.nvim_buf_get_name(event.buf) }
    local response = client and client:request_sync('workspace/textDocumentContent', params, 5000, event.buf)
    local problem = response and response.err and response.err.message
    local text = response and response.result and response.result.text or problem or 'ibid does not answer'
    vim.api.nvim_buf_set_lines(event.buf, 0, -1, false, vim.split(text, '\n'))
    local options = { buftype = 'nofile', swapfile = false, modified = false, modifiable = false, readonly = true }
    for option, value in pairs(options) do
      vim.bo[event.buf][option] = value
    end
  end,
})

---@type vim.lsp.Config
return {
  cmd = { 'ibid', 'lsp' },
  filetypes = vim.list_extend({ 'ibid', 'markdown', 'quarto', 'rmd', 'bib' }, shared_filetypes),
  root_markers = { 'ibid.toml', '.git', '_quarto.yml', '_quarto.yaml' },
  root_dir = root_dir,
  -- The protocol's name for the language of `.bib` files is "bibtex".
  get_language_id = function(_, filetype)
    return filetype == 'bib' and 'bibtex' or filetype
  end,
  capabilities = {
    -- The texts of PDFs; what the lenses over the entries of a library do.
    workspace = { textDocumentContent = { dynamicRegistration = false } },
    -- And the tally of `require('ibid').status()`.
    experimental = { commands = { commands = { 'ibid.showReferences' } }, ibid = { refresh = true } },
  },
  handlers = {
    -- Neovim's own ends what it shows in a line break, and so in a "Press ENTER".
    ['window/showMessage'] = function(_, params)
      local levels = vim.log.levels
      local level = ({ levels.ERROR, levels.WARN, levels.INFO })[params.type] or levels.DEBUG
      vim.notify('ibid: ' .. params.message, level)
    end,
    ['ibid/refresh'] = function(_, _, context)
      require('ibid').refresh(assert(vim.lsp.get_client_by_id(context.client_id)))
    end,
  },
  commands = {
    ['ibid.showReferences'] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      local locations = command.arguments[1].locations
      local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
      vim.fn.setqflist({}, ' ', { title = command.title, items = items })
      vim.cmd('botright copen')
    end,
  },
  init_options = {
    -- Warnings in Markdown that declares no sources of its own: 'auto' (where an `ibid.toml` asks for them), 'always'
    -- or 'never'.
    markdown = 'auto',
    -- Folders outside of the workspace that hold transcripts, as Zotero's storage does.
    transcriptRoots = {},
    -- Whether each quotation says where it ends whether it is in its source's words. They are inlay hints:
    -- `vim.lsp.inlay_hint.enable()`.
    verdictHints = false,
    -- Cards without links to files, which Neovim leaves room for and does not follow; `gri` goes to the passage.
    plainCards = true,
  },
}

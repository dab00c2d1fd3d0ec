-- Libraries that change while Neovim has a document open that cites from them: nvim --clean -u init.lua -l libraries.lua,
-- with `ibid` in $PATH. It asserts that the diagnostics follow, and says how long they took.
package.path = vim.fs.dirname(vim.fs.abspath(arg[0])) .. '/?.lua;' .. package.path
local testing = require('testing')

--- By extension, a library with the key `will` in it; the document cites `wills`.
local libraries = {
  bib = '@book{will, title = {Lincoln at Gettysburg}}\n',
  json = '[{"id": "will", "type": "book", "title": "Lincoln at Gettysburg"}]\n',
  ris = 'TY  - BOOK\nID  - will\nTI  - Lincoln at Gettysburg\nER  - \n',
  yaml = 'references:\n- id: will\n  type: book\n  title: Lincoln at Gettysburg\n',
}
local article = '---\nbibliography: refs.%s\n---\n\nFive copies survive [@wills].\n'

---@param folder string
---@param name string
---@param text string
local function write(folder, name, text)
  local file = assert(io.open(vim.fs.joinpath(folder, name), 'w'))
  file:write(text)
  file:close()
end

--- A folder with a document and a library in each format, which Neovim deletes when it ends. `marker` makes it a root.
---@param marker string|false?
---@return string
local function new_folder(marker)
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  if marker then
    write(folder, marker, '')
  end
  for extension, library in pairs(libraries) do
    write(folder, 'refs.' .. extension, library)
    write(folder, extension .. '.md', article:format(extension))
  end
  return folder
end

--- Opens a file, and gives its buffer.
---@param folder string
---@param name string
---@return integer
local function open(folder, name)
  vim.cmd.edit(vim.fs.joinpath(folder, name))
  return vim.api.nvim_get_current_buf()
end

---@param document integer
---@return boolean
local function is_undefined(document)
  return vim.iter(vim.diagnostic.get(document)):any(function(diagnostic)
    return diagnostic.code == 'undefined-source'
  end)
end

---@param buffer integer
---@return vim.lsp.Client
local function client_of(buffer)
  return testing.wait_for('the client', function()
    return vim.lsp.get_clients({ bufnr = buffer, name = 'ibid' })[1]
  end)
end

--- Opens the document, and waits for ibid to miss the key.
---@param folder string
---@param extension string
---@return integer
local function open_document(folder, extension)
  local document = open(folder, extension .. '.md')
  testing.wait_for('the finding', function()
    return is_undefined(document)
  end)
  return document
end

--- Makes a change, and waits for the document's key to be undefined after it, or defined.
---@param document integer
---@param undefined boolean
---@param change fun()
---@return string duration
local function follows(document, undefined, change)
  local changed = vim.uv.hrtime()
  local followed
  local watching = vim.api.nvim_create_autocmd('DiagnosticChanged', {
    buffer = document,
    callback = function()
      followed = followed or is_undefined(document) == undefined and vim.uv.hrtime()
    end,
  })
  change()
  testing.wait_for(undefined and 'the finding' or 'the finding to go', function()
    return followed
  end)
  vim.api.nvim_del_autocmd(watching)
  return ('%.1f ms'):format((followed - changed) / 1e6)
end

--- A library is replaced on disk, as careful programs do it, by one that has the key, and replaced by the old one.
---@param folder string
---@param extension string
---@return string durations
local function follows_the_disk(folder, extension)
  local document = open_document(folder, extension)
  local library, beside = vim.fs.joinpath(folder, 'refs.' .. extension), vim.fs.joinpath(folder, 'refs.tmp')
  local function replace_with(text)
    write(folder, 'refs.tmp', text)
    return function()
      assert(vim.uv.fs_rename(beside, library))
    end
  end
  local before = libraries[extension]
  local defined = follows(document, false, replace_with((before:gsub('will', 'wills'))))
  return defined .. ', ' .. follows(document, true, replace_with(before))
end

--- A library gets the key in a buffer, which is not written, and loses it. Neovim tells of what is typed 150 ms later.
---@param folder string
---@param extension string
---@return string durations
local function follows_the_buffer(folder, extension)
  local document = open_document(folder, extension)
  local library = open(folder, 'refs.' .. extension)
  assert(client_of(library) == client_of(document))
  vim.fn.search('will')
  local defined = follows(document, false, function()
    testing.type_keys('eas')
  end)
  assert(vim.bo.modified)
  return defined .. ', ' .. follows(document, true, function()
    testing.type_keys('u')
  end)
end

--- Whether ibid would attach to a buffer.
---@param buffer integer
---@return boolean
local function would_attach(buffer)
  local attaches = false
  vim.lsp.config.ibid.root_dir(buffer, function()
    attaches = true
  end)
  return attaches
end

local folder

--- Starts ibid in a new folder, and gives what it is told of Neovim's watching of files.
---@return { dynamicRegistration: boolean }
local function start()
  folder = new_folder('ibid.toml')
  return client_of(open_document(folder, 'bib')).capabilities.workspace.didChangeWatchedFiles
end

local function start_by_default()
  assert(not start().dynamicRegistration)
end

local function start_watching()
  local method = 'client/registerCapability'
  local asked
  vim.lsp.config('ibid', {
    capabilities = { workspace = { didChangeWatchedFiles = { dynamicRegistration = true } } },
    handlers = {
      [method] = function(...)
        asked = true
        return vim.lsp.handlers[method](...)
      end,
    },
  })
  assert(start().dynamicRegistration)
  testing.wait_for('ibid to ask for it', function()
    return asked
  end)
end

local tests = {
  {
    'files that have nothing to do with ibid are left alone',
    function()
      folder = new_folder()
      for _, name in ipairs({ 'refs.json', 'refs.ris', 'refs.yaml', 'Cargo.toml' }) do
        assert(not would_attach(open(folder, name)), name)
      end
      assert(would_attach(open(folder, 'refs.bib')))
    end,
  },
  {
    'settings, and libraries below them, are ibid’s',
    function()
      folder = new_folder('_quarto.yml')
      for _, name in ipairs({ 'refs.json', 'refs.ris', 'refs.yaml', '_quarto.yml', 'ibid.toml' }) do
        assert(would_attach(open(folder, name)), name)
      end
      assert(not would_attach(open(folder, 'Cargo.toml')))
    end,
  },
  {
    'where settings stand below others, the outermost folder is the root, within the repository',
    function()
      folder = new_folder('ibid.toml')
      local repository = vim.fs.joinpath(folder, 'repository')
      local chapter = vim.fs.joinpath(repository, 'book', 'chapter')
      vim.fn.mkdir(chapter, 'p')
      for _, name in ipairs({ '.git', 'book/ibid.toml', 'book/chapter/ibid.toml' }) do
        write(repository, name, '')
      end
      write(chapter, 'text.md', '')
      assert(client_of(open(chapter, 'text.md')).root_dir == vim.fs.joinpath(repository, 'book'))
      assert(client_of(open(folder, 'bib.md')).root_dir == folder)
    end,
  },
  {
    'libraries become ibid’s when it gets to work beside them, whichever is opened first',
    function()
      -- In folders that are nobody's root, and in one that is.
      for _, marker in ipairs({ false, false, '.git' }) do
        folder = new_folder(marker)
        local before = open(folder, 'refs.json')
        local client = client_of(open_document(folder, 'bib'))
        assert(client_of(before) == client)
        assert(client_of(open(folder, 'refs.yaml')) == client)
        assert(not would_attach(open(new_folder(), 'refs.json')))
      end
    end,
  },
}

for _, way in ipairs({
  { 'on Linux Neovim watches nothing unless it is told to', start_by_default },
  { 'and then it does, for ibid as well', start_watching },
}) do
  table.insert(tests, way)
  for extension in vim.spairs(libraries) do
    table.insert(tests, {
      ('a .%s is followed on disk'):format(extension),
      function()
        return follows_the_disk(folder, extension)
      end,
    })
  end
end

for extension in vim.spairs(libraries) do
  table.insert(tests, {
    ('a .%s is followed in its buffer'):format(extension),
    function()
      return follows_the_buffer(folder, extension)
    end,
  })
end

vim.o.swapfile = false
testing.run(tests)

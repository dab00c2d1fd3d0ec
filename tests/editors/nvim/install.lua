-- The ways to install editors/nvim, and its help: nvim --clean -u init.lua -l install.lua, with `ibid` in $PATH.
local here = vim.fs.dirname(vim.fs.abspath(arg[0]))
package.path = here .. '/?.lua;' .. package.path
local testing = require('testing')
local plugin = vim.fs.normalize(here .. '/../../../editors/nvim')
local manual = vim.fs.joinpath(plugin, 'doc/ibid.txt')

---@param file string
---@return string
local function read(file)
  return table.concat(vim.fn.readfile(file), '\n')
end

--- What each of our files lets Neovim do.
local checks = [[
vim.o.swapfile = false
assert(vim.fn.exists(':IbidCite') == 2, 'no commands')
vim.cmd.edit(vim.fn.tempname() .. '.ibid')
assert(vim.bo.filetype == 'ibid', 'no filetype')
assert(vim.bo.commentstring == '<!-- %s -->', 'no filetype plugin')
vim.wait(20000, function()
  return #vim.lsp.get_clients({ bufnr = 0, name = 'ibid' }) == 1
end, 10)
assert(#vim.lsp.get_clients({ bufnr = 0, name = 'ibid' }) == 1, 'no server')
vim.cmd.checkhealth('ibid')
assert(vim.fn.search('OK A server is attached') > 0, 'no health check')
vim.cmd.help('ibid')
]]

--- Runs these checks in a Neovim of their own, with a home of its own.
---@param home string
---@param init string its init.lua
---@param before string what is done once it has started
local function check(home, init, before)
  vim.fn.mkdir(home, 'p')
  vim.fn.writefile(vim.split(init, '\n'), home .. '/init.lua')
  vim.fn.writefile(vim.split(before .. '\n' .. checks, '\n'), home .. '/checks.lua')
  local environment = {
    XDG_CONFIG_HOME = home .. '/config',
    XDG_DATA_HOME = home .. '/data',
    XDG_STATE_HOME = home .. '/state',
  }
  local command = { vim.v.progpath, '-i', 'NONE', '-u', home .. '/init.lua', '-l', home .. '/checks.lua' }
  local result = vim.system(command, { env = environment, text = true }):wait()
  assert(result.code == 0, result.stderr)
end

--- Every match of `pattern` in the manual, once.
---@param pattern string
---@return string[]
local function in_manual(pattern)
  local found = {}
  for match in read(manual):gmatch(pattern) do
    found[match] = true
  end
  return vim.tbl_keys(found)
end

--- Asserts that the manual has a tag.
---@param tag string
local function assert_tag(tag)
  assert(vim.list_contains(in_manual('%*(%S+)%*'), tag), 'no tag ' .. tag)
end

local tests = {
  {
    'a copy of the folder is a package',
    function()
      local home = vim.fn.tempname()
      local package = home .. '/data/nvim/site/pack/ibid/start/ibid'
      for name, kind in vim.fs.dir(plugin, { depth = 9 }) do
        if kind == 'file' then
          vim.fn.mkdir(vim.fs.dirname(vim.fs.joinpath(package, name)), 'p')
          assert(vim.uv.fs_copyfile(vim.fs.joinpath(plugin, name), vim.fs.joinpath(package, name)))
        end
      end
      check(home, "vim.lsp.enable('ibid')", '')
    end,
  },
  {
    'a plugin manager may add the folder once Neovim has started',
    function()
      local recipe = [[
        vim.opt.runtimepath:append(%q)
        vim.cmd.runtime('plugin/ibid.lua')
        vim.lsp.enable('ibid')
      ]]
      check(vim.fn.tempname(), '', recipe:format(plugin))
    end,
  },
  {
    'the tags of the manual are those of its text',
    function()
      local copy = vim.fn.tempname()
      vim.fn.mkdir(copy)
      assert(vim.uv.fs_copyfile(manual, copy .. '/ibid.txt'))
      vim.cmd.helptags(copy)
      assert(read(copy .. '/tags') == read(vim.fs.joinpath(plugin, 'doc/tags')), 'run :helptags editors/nvim/doc')
    end,
  },
  {
    'the manual has every command, every option, every state and every colour',
    function()
      for command in pairs(vim.api.nvim_get_commands({})) do
        if vim.startswith(command, 'Ibid') then
          assert_tag(':' .. command)
        end
      end
      for option in pairs(vim.lsp.config.ibid.init_options) do
        assert_tag('ibid-' .. option)
      end
      for group in pairs(vim.api.nvim_get_hl(0, {})) do
        if vim.startswith(group, 'Ibid') then
          assert_tag('hl-' .. group)
        end
      end
      for _, state in ipairs(require('ibid.lists').states) do
        assert(read(manual):find('\n +' .. vim.pesc(state) .. '  '), state)
      end
    end,
  },
  {
    'what the manual refers to is there',
    function()
      for _, tag in ipairs(in_manual('|([^%s|]+)|')) do
        assert(pcall(vim.cmd.help, tag), 'no help on ' .. tag)
      end
    end,
  },
}

testing.run(tests)

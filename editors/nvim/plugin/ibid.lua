-- Commands and colours. Nothing is started here, and nothing else of ibid is loaded before it is asked for.
if vim.g.loaded_ibid then
  return
end
vim.g.loaded_ibid = true

-- Where a plugin manager adds this folder once Neovim has looked for filetypes.
vim.cmd.runtime('ftdetect/ibid.lua')

--- Defines a command that `ibid.commands` has a function for.
---@param name string
---@param attributes vim.api.keyset.user_command
local function define(name, attributes)
  vim.api.nvim_create_user_command('Ibid' .. name, function(arguments)
    local commands = require('ibid.commands')
    commands.leave_list()
    commands[name](arguments)
  end, attributes)
end

--- Completion is left to the function of `ibid.commands` that has this name.
---@param name string
---@return fun(typed: string, line: string): string[]
local function complete(name)
  return function(...)
    return require('ibid.commands').complete[name](...)
  end
end

define('Quotations', {
  bang = true,
  nargs = '*',
  complete = complete('states'),
  desc = 'The quotations of this document, or with ! of all, in the location list',
})
define('Sources', {
  bang = true,
  desc = 'The sources that this document sees, or with ! all, in the location list',
})
define('Pick', {
  bang = true,
  nargs = '+',
  complete = complete('picks'),
  desc = 'Jump to a quotation or a source that is picked from a list',
})
define('Cite', {
  nargs = '?',
  complete = complete('keys'),
  desc = 'Cite a source at the cursor',
})
define('Next', { count = 1, desc = 'To the next quotation that somebody has to do something about' })
define('Previous', { count = 1, desc = 'To the quotation before, that somebody has to do something about' })
define('WriteSettings', { desc = 'Write an ibid.toml, so that the documents of this folder are checked' })

-- Colours, by groups that every colour scheme has something for: what semantic tokens are called in general many leave
-- without any, the default one among them. Links by default give way to a scheme that knows better, and to users.
local colours = {
  IbidQuotation = 'String',
  IbidClaim = 'Special',
  IbidSpeaker = 'Title',
  IbidNumber = 'Number',
  IbidKey = 'Identifier',
  IbidIgnore = 'SpecialComment',
}
for group, link in pairs(colours) do
  vim.api.nvim_set_hl(0, group, { link = link, default = true })
end

--- By filetypes, what the tokens of the server stand for. In libraries keys have none that shows in the default scheme.
local tokens = {
  [{ 'ibid', 'markdown', 'quarto', 'rmd' }] = {
    string = 'IbidQuotation',
    enumMember = 'IbidClaim',
    class = 'IbidSpeaker',
    number = 'IbidNumber',
    variable = 'IbidKey',
  },
  [{ 'bib', 'json', 'ris', 'yaml' }] = { variable = 'IbidKey' },
}
for filetypes, groups in pairs(tokens) do
  for _, filetype in ipairs(filetypes) do
    for token, group in pairs(groups) do
      vim.api.nvim_set_hl(0, ('@lsp.type.%s.%s'):format(token, filetype), { link = group, default = true })
    end
  end
end

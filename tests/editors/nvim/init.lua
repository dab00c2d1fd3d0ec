-- A user's init.lua, with all that the README asks for: our folder in 'runtimepath', and the server enabled.
local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))
vim.opt.runtimepath:append(vim.fs.normalize(here .. '/../../../editors/nvim'))
vim.lsp.enable('ibid')

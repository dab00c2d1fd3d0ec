vim.filetype.add({ extension = { ibid = 'ibid' } })

vim.filetype.add({ extension = { ibid = 'ibid', ris = 'ris' } })

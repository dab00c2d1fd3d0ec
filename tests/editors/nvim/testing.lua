-- What the tests beside this file have in common.
local M = {}

--- Waits until `condition` gives something, while Neovim goes on; fails after 20 seconds.
---@generic T
---@param what string
---@param condition fun(): T?
---@return T
function M.wait_for(what, condition)
  local value
  local arrived = vim.wait(20000, function()
    value = condition()
    return value ~= nil and value ~= false
  end, 10)
  return arrived and value or error('waited in vain for ' .. what, 2)
end

--- Types keys in normal mode.
---@param keys string
function M.type_keys(keys)
  vim.cmd('silent normal! ' .. keys)
end

--- Presses keys as a user does, mappings included.
---@param keys string in the notation of mappings: '<C-]>'
function M.press(keys)
  vim.api.nvim_feedkeys(vim.keycode(keys), 'xt', false)
end

--- Asserts that a text holds another.
---@param haystack string
---@param needle string
function M.assert_holds(haystack, needle)
  assert(haystack:find(needle, 1, true), ('expected %q in:\n%s'):format(needle, haystack))
end

--- Runs tests, each a name and a function that may give something worth knowing, in their order, and ends Neovim: with an
--- error after the first that fails.
---@param tests [string, fun(): string?][]
function M.run(tests)
  for _, test in ipairs(tests) do
    local name, run = unpack(test)
    local passed, result = xpcall(run, debug.traceback)
    local remark = passed and result and (' (%s)'):format(result) or ''
    print(('%s: %s%s\n'):format(passed and 'ok' or 'FAILED', name, remark))
    if not passed then
      print(result .. '\n')
      local log = io.open(vim.lsp.log.get_filename())
      print(log and log:read('*a') or '')
      vim.cmd.cquit()
    end
  end
  vim.cmd('quitall!')
end

return M

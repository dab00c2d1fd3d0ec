-- Quotations and sources, as entries of a location list.
local server = require('ibid.server')
local M = {}

--- What a quotation can be (src/protocol.md), in the order in which a writer asks.
M.states = { 'unsourced', 'source-to-come', 'misquoted', 'not-found', 'sourced', 'checked', 'verified', 'excused' }

--- The name for all of those that somebody has to do something about.
M.problems = 'problems'

---@class ibid.Item: vim.quickfix.entry
---@field user_data lsp.Location

--- Joins what there is.
---@param separator string
---@param ... string?
---@return string
function M.join(separator, ...)
  local parts = {}
  for index = 1, select('#', ...) do
    local part = select(index, ...)
    if part and part ~= '' then
      table.insert(parts, part)
    end
  end
  return table.concat(parts, separator)
end
--- The entries for `locations`, which have their text with them, in order of file and place.
---@param client vim.lsp.Client
---@param locations (lsp.Location | { text: string, is_problem: boolean? })[]
---@return ibid.Item[]
local function to_items(client, locations)
  local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
  for _, item in ipairs(items) do
    item.text = item.user_data.text
    item.type = item.user_data.is_problem and 'W' or ''
  end
  return items
end

---@param states string[] none: all
---@param quotation table
---@return boolean
local function is_wanted(states, quotation)
  return #states == 0
    or vim.list_contains(states, quotation.state)
    or (quotation.isProblem and vim.list_contains(states, M.problems))
end

---@class ibid.Wish
---@field client vim.lsp.Client
---@field buffer integer
---@field anywhere? boolean those of all documents, not only of the buffer's
---@field states? string[] quotations in these states alone

---@alias ibid.OnItems fun(items: ibid.Item[], title: string)

---@param wish ibid.Wish
---@param on_items ibid.OnItems
function M.quotations(wish, on_items)
  local states = wish.states or {}
  local params = server.document(wish.buffer, wish.anywhere)
  server.request(wish.client, 'ibid/quotations', params, wish.buffer, function(result)
    local locations = {}
    for _, document in ipairs(result.documents) do
      for _, quotation in ipairs(document.quotations) do
        if is_wanted(states, quotation) then
          table.insert(locations, {
            uri = document.uri,
            range = quotation.range,
            is_problem = quotation.isProblem,
            text = ('%s: %s'):format(
              quotation.state,
              M.join(' — ', quotation.words, M.join(', ', quotation.speaker, quotation.date))
            ),
          })
        end
      end
    end
    local document = not wish.anywhere and result.documents[1] or { isChecked = true }
    -- What there is besides, the list does not show.
    local restricted = #states > 0 and ('%d %s'):format(#locations, table.concat(states, ', '))
    local title = (restricted or document.tally or 'Quotations') .. (document.isChecked and '' or ' (not checked)')
    on_items(to_items(wish.client, locations), title)
  end)
end

---@param wish ibid.Wish
---@param on_items ibid.OnItems
function M.sources(wish, on_items)
  local params = server.document(wish.buffer, wish.anywhere)
  server.request(wish.client, 'ibid/sources', params, wish.buffer, function(result)
    local locations = {}
    for _, library in ipairs(result.libraries) do
      for _, source in ipairs(library.sources) do
        table.insert(locations, {
          uri = library.uri,
          range = source.range,
          text = ('%s: %s (%s)'):format(
            source.key,
            M.join(', ', source.people, source.title, source.date),
            source.usage
          ),
        })
      end
    end
    on_items(to_items(wish.client, locations), 'Sources' .. (result.isIncomplete and ' (of those read so far)' or ''))
  end)
end

return M

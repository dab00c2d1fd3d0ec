-- What Pandoc reads: `pandoc lua pandoc.lua < documents > citations`, both JSON, a list with an element per document.
-- A document is read by itself, so no text can change how the next one is read.
--
-- A citation is { key, mode, prefix, label, locator, suffix }. Pandoc's document has no locators; its citation processor
-- splits them from the suffix. So all suffixes of a language go through it at once, with a style (locators.csl) that
-- prints of a citation nothing but ⟦label¦locator⟧.

local folder = pandoc.path.directory(arg[0])
local style = pandoc.path.join { folder, 'locators.csl' }

-- Inlines as they read. Notes, images and HTML are no text.
local function text(inlines)
  local words = pandoc.List()
  for _, inline in ipairs(inlines) do
    local tag = inline.tag
    if tag == 'Space' or tag == 'SoftBreak' or tag == 'LineBreak' then
      words:insert ' '
    elseif tag == 'Quoted' then
      local mark = inline.quotetype == 'DoubleQuote' and '"' or "'"
      words:insert(mark .. text(inline.content) .. mark)
    elseif tag == 'Str' or tag == 'Code' or tag == 'Math' then
      words:insert(inline.text)
    elseif inline.content and tag ~= 'Note' then
      words:insert(text(inline.content))
    end
  end
  return table.concat(words)
end

-- A citation inside a suffix would be processed, too.
local function without_citations(suffix)
  return suffix:walk { Cite = function(cite) return pandoc.Span(cite.content) end }
end

-- By language, then by suffix: the citations that have it.
local waiting = {}

local function citations(document)
  local found = pandoc.List()
  local language = pandoc.read(document, 'markdown+mark')
  local lang = language.meta.lang and pandoc.utils.stringify(language.meta.lang) or ''
  waiting[lang] = waiting[lang] or {}
  language:walk {
    traverse = 'topdown',
    Cite = function(cite)
      for _, it in ipairs(cite.citations) do
        local citation = { key = it.id, mode = it.mode, prefix = text(it.prefix), suffix = text(it.suffix) }
        found:insert(citation)
        if #it.suffix > 0 then
          local by_suffix = waiting[lang]
          local name = tostring(it.suffix)
          by_suffix[name] = by_suffix[name] or { suffix = without_citations(it.suffix) }
          table.insert(by_suffix[name], citation)
        end
      end
    end,
  }
  return found
end

-- Splits the suffixes that wait.
local function locators(lang, by_suffix)
  local blocks, all = pandoc.List(), pandoc.List()
  for _, same in pairs(by_suffix) do
    local citation = pandoc.Citation('key', 'NormalCitation', {}, same.suffix)
    blocks:insert(pandoc.Para { pandoc.Cite({}, { citation }) })
    all:insert(same)
  end
  local meta = { references = { { id = 'key', type = 'book' } }, csl = style, ['suppress-bibliography'] = true }
  meta.lang = lang ~= '' and lang or nil
  local read = pandoc.utils.citeproc(pandoc.Pandoc(blocks, pandoc.Meta(meta)))
  for index, same in ipairs(all) do
    local label, locator, suffix = text(read.blocks[index].content):match '⟦(.-)¦(.*)⟧(.*)'
    for _, citation in ipairs(same) do
      citation.label, citation.locator, citation.suffix = label, locator, suffix
    end
  end
end

local documents = pandoc.json.decode(io.read 'a', false)
local read = pandoc.List(documents):map(citations)
for lang, by_suffix in pairs(waiting) do
  if next(by_suffix) then locators(lang, by_suffix) end
end
print(pandoc.json.encode(read))

-- A warm pandoc: frames on stdin in, frames on stdout out, until stdin ends.
-- A request is a line "VERB SIZE" and SIZE bytes; an answer is a line "ok SIZE" or "no SIZE" and SIZE bytes.
-- The empty read environment ({}) keeps every reader in the sandbox: it sees no file and no network.

local READER = {
  format = "commonmark_x",
  extensions = {
    smart = false, raw_attribute = false, yaml_metadata_block = false, gfm_auto_identifiers = false,
    implicit_header_references = false, implicit_figures = true, emoji = false,
  },
}
local POSITIONS = { format = READER.format, extensions = { sourcepos = true } }
for name, on in pairs(READER.extensions) do POSITIONS.extensions[name] = on end

-- An extension costs time in every text, and does nothing without its sign: this one, a Lua pattern, anywhere in it.
local SIGNS = {
  attributes = "{", bracketed_spans = "{", fenced_divs = ":::", tex_math_dollars = "%$", strikeout = "~",
  subscript = "~", footnotes = "%[%^", pipe_tables = "|", alerts = "%[!", task_lists = "%[[ xX]%]",
  implicit_figures = "!%[", superscript = "%^",
  -- The definition follows its term, and so begins a line.
  definition_lists = "\n[ \t>]*[:~]",
  -- A mark of any list, whatever begins the line before it; letters may be Cyrillic. It also decides what is a rule
  -- or a task in an item.
  fancy_lists = "\n[^%w\128-\255\n]*[%w\128-\255#@]+[.)][ \t\n]",
}
local BULLET = "\n[ \t>:~]*[*+-][ \t\n]"
-- The label of a note is no mark of a list.
local NOTE_LABEL = "%[%^[^%]\n]*%]:"

local readers = {}

-- The reader with those of READER's extensions that a text has signs of: tests/adapters/test_pandoc.py compares both.
-- Each extension that is named costs time in each call: the few that are on are named, not those that are off.
local function reader_for(markdown)
  local text = "\n" .. markdown:gsub("\r", "\n") .. "\n"
  local lines = text:gsub(NOTE_LABEL, "")
  local on = {}
  for name, sign in pairs(SIGNS) do
    local is_there = (sign:find("\n", 1, true) and lines or text):find(sign)
    if is_there or name == "fancy_lists" and lines:find(BULLET) then on[#on + 1] = name end
  end
  table.sort(on)
  local key = table.concat(on, " ")
  if not readers[key] then
    local extensions = {}
    for _, name in ipairs(on) do extensions[name] = true end
    readers[key] = { format = "commonmark", extensions = extensions }
  end
  return readers[key]
end

-- benchmarks/pandoc_alone.lua has the same options.
-- No colours for code: they come with an empty link on each line, and with ids that every note would repeat.
local WRITER = pandoc.WriterOptions({
  html_math_method = "mathml", wrap_text = "wrap-none", email_obfuscation = "none", highlight_method = "none",
})

-- Lines of the tree stay lines; what the reader would not read back is not written.
local MANUSCRIPT = { format = "commonmark_x", extensions = { smart = false, raw_attribute = false, emoji = false } }
local KEEP_LINES = pandoc.WriterOptions({ wrap_text = "wrap-preserve", reference_location = "end-of-document" })

local verbs = {}

function verbs.read(markdown)
  return pandoc.write(pandoc.read(markdown, reader_for(markdown), {}, {}), "json")
end

function verbs.locate(markdown)
  return pandoc.write(pandoc.read(markdown, POSITIONS, {}, {}), "json")
end

-- Where each block begins: a block that says so itself is without its contents, which take most of the time to send.
function verbs.outline(markdown)
  local doc = pandoc.read(markdown, POSITIONS, {}, {})
  doc.blocks = doc.blocks:map(function (block)
    if block.t ~= "Div" or not block.attributes["data-pos"] then return block end
    return pandoc.Div({}, block.attr)
  end)
  return pandoc.write(doc, "json")
end

function verbs.write(json)
  return pandoc.write(pandoc.read(json, "json", {}, {}), "html5", WRITER)
end

function verbs.manuscript(json)
  return pandoc.write(pandoc.read(json, "json", {}, {}), MANUSCRIPT, KEEP_LINES)
end

-- With the names of Word's styles; tracked changes are accepted or rejected.
local function read_word(docx, changes)
  local reader = { format = "docx", extensions = { styles = true } }
  return pandoc.write(pandoc.read(docx, reader, { track_changes = changes }, {}), "json")
end

function verbs.accept(docx) return read_word(docx, "accept-changes") end
function verbs.reject(docx) return read_word(docx, "reject-changes") end

function verbs.word(json)
  return pandoc.write(pandoc.read(json, "json", {}, {}), "docx", {})
end

function verbs.html(html)
  return pandoc.write(pandoc.read(html, "html", {}, {}), "json")
end

function verbs.rst(text)
  return pandoc.write(pandoc.read(text, { format = "rst", extensions = { smart = false } }, {}, {}), "json")
end

-- A bibliography as the metadata of a tree without text.
function verbs.bibtex(text)
  return pandoc.write(pandoc.read(text, "biblatex", {}, {}), "json")
end

function verbs.csljson(text)
  return pandoc.write(pandoc.read(text, "csljson", {}, {}), "json")
end

function verbs.biblatex(items)
  return pandoc.write(pandoc.read(items, "csljson", {}, {}), "biblatex")
end

-- What the metadata says of `style` is the name of a file here; without it, pandoc's own is used: Chicago, author-date.
function verbs.cite(json)
  local doc = pandoc.read(json, "json", {}, {})
  local style = doc.meta.style and pandoc.utils.stringify(doc.meta.style)
  if style then
    doc.meta.csl = pandoc.path.join({ pandoc.path.directory(arg[0]), style .. ".csl" })
  end
  return pandoc.write(pandoc.utils.citeproc(doc), "json")
end

while true do
  local head = io.read("l")
  if not head then break end
  local verb, size = head:match("^(%a+) (%d+)$")
  local payload = size == "0" and "" or io.read(tonumber(size))
  local fine, answer = pcall(verbs[verb], payload)
  answer = tostring(answer)
  io.write(fine and "ok " or "no ", #answer, "\n", answer)
  io.flush()
end

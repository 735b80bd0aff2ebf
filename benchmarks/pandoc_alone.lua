-- The paths of manuscripts in, a line each, HTML out, and nothing else: the floor under any build with pandoc.
-- The options are those of diglot's own worker: diglot/adapters/pandoc_worker.lua.

local READER = {
  format = "commonmark_x",
  extensions = {
    smart = false, raw_attribute = false, yaml_metadata_block = false, gfm_auto_identifiers = false,
    implicit_header_references = false, implicit_figures = true, emoji = false,
  },
}
local WRITER = pandoc.WriterOptions({
  html_math_method = "mathml", wrap_text = "wrap-none", email_obfuscation = "none", highlight_method = "none",
})

-- Not its arguments: with a hundred of them, pandoc 3.9 crashes.
for path in io.lines() do
  local file = assert(io.open(path, "rb"))
  local body = file:read("a"):gsub("^%-%-%-\n.-\n%-%-%-\n", "")
  file:close()
  io.write(pandoc.write(pandoc.read(body, READER, {}, {}), "html5", WRITER))
end

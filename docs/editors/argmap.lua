-- Argument maps in Neovim 0.11 or later: put this in init.lua, or in plugin/argmap.lua.

vim.filetype.add({ extension = { arg = "argmap" } })

vim.lsp.config("argmap", {
  cmd = { "argmap", "lsp" },
  filetypes = { "argmap" },
  root_markers = { ".argmap.toml", "pyproject.toml", ".git" },
  -- Where each claim stands, at the end of its name and above it:
  -- init_options = { inlayHints = true, lenses = true },
})
vim.lsp.enable("argmap")

vim.api.nvim_create_autocmd("FileType", {
  pattern = "argmap",
  callback = function(event)
    vim.bo[event.buf].commentstring = "# %s"
    vim.opt_local.iskeyword:append("-")
  end,
})

-- Run by test_editors.py in a headless Neovim, with the file to be worked on as the first argument.
local done = {}

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then error("waited in vain: " .. what) end
end

local function lines() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n" end

local function at(words, after)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 + (after or 0) })
      return
    end
  end
  error("not there: " .. words)
end

local function here()
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params or here(), 20000)
  local _, answer = next(answers)
  assert(answer and not answer.err, vim.inspect(answer))
  return answer.result
end

local function run()
  wait("client", function() return #vim.lsp.get_clients({ bufnr = 0 }) == 1 end)
  done.filetype = vim.bo.filetype
  wait("diagnostics", function() return #vim.diagnostic.get(0) > 0 end)
  done.diagnosed = vim.tbl_map(function(each) return { each.code, each.lnum, each.col } end, vim.diagnostic.get(0))

  at("scheme sing", #"scheme ")
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title == "write `sign`" end })
  wait("quick fix", function() return lines():find("scheme sign", 1, true) end)

  at("witness ", 0)
  local end_of_line = here()
  end_of_line.position.character = #vim.api.nvim_get_current_line()
  done.offered = vim.tbl_map(function(item) return item.label end, ask("textDocument/completion", end_of_line).items)
  local row, column = end_of_line.position.line, end_of_line.position.character
  vim.api.nvim_buf_set_text(0, row, column, row, column, { done.offered[1] })

  at("=> rain", 4)
  vim.lsp.buf.definition()
  wait("definition", function() return vim.api.nvim_get_current_line():find("claim", 1, true) == 1 end)
  done.defined = vim.api.nvim_get_current_line()

  vim.lsp.buf.rename("downpour")
  wait("rename", function() return lines():find("=> downpour", 1, true) end)

  vim.lsp.buf.format({ timeout_ms = 100000 })
  done.text = lines()
end

local good, problem = pcall(run)
done.problem = not good and problem or nil
io.stdout:write("\n" .. vim.json.encode(done) .. "\n")
vim.cmd("qall!")

-- Neovim as a client of the language server: opens the file it was given, asks what a user would, prints the answers as one line of JSON.
-- nvim --headless --clean -n -S probe.lua FILE   with NEWSGLOSS_CLI, NEWSGLOSS_NODE and NEWSGLOSS_AT ("LINE:COLUMN", from 0) in the environment
local LIMIT = 20000
local answer = {}

local function until_(what, condition)
  assert(vim.wait(LIMIT, condition, 20), 'waited 20 s for ' .. what)
end

local function request(id, method, params)
  local replies, err = vim.lsp.buf_request_sync(0, method, params, LIMIT)
  assert(replies, method .. ': ' .. tostring(err))
  local reply = assert(replies[id], method .. ': no answer')
  assert(not reply.err, method .. ': ' .. vim.inspect(reply.err))
  return reply.result
end

local ok, problem = pcall(function()
  vim.o.hidden = true
  local id = assert(vim.lsp.start_client({
    name = 'newsgloss',
    cmd = { vim.env.NEWSGLOSS_NODE, vim.env.NEWSGLOSS_CLI, 'lsp', '--stdio' },
    root_dir = vim.fn.getcwd(),
    workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = 'newsroom' } },
    on_exit = function(code) answer.exit = code end,
  }), 'no client')
  vim.lsp.buf_attach_client(0, id)
  local client = vim.lsp.get_client_by_id(id)
  until_('the server to initialize', function() return client.initialized end)
  local document = vim.lsp.util.make_text_document_params()
  local line, column = vim.env.NEWSGLOSS_AT:match('(%d+):(%d+)')
  local position = { line = tonumber(line), character = tonumber(column) }

  answer.hover = request(id, 'textDocument/hover', { textDocument = document, position = position })
  answer.symbols = request(id, 'textDocument/documentSymbol', { textDocument = document })
  until_('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  answer.diagnostics = vim.diagnostic.get(0)
  answer.actions = request(id, 'textDocument/codeAction', {
    textDocument = document,
    range = { start = position, ['end'] = position },
    context = { diagnostics = {} },
  })

  -- the card as a user sees it
  vim.api.nvim_win_set_cursor(0, { position.line + 1, position.character })
  vim.lsp.buf.hover()
  local card
  until_('the hover window', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then card = window end
    end
    return card ~= nil
  end)
  answer.card = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(card), 0, -1, false)

  client.stop()
  until_('the server to end', function() return answer.exit ~= nil end)
end)
if not ok then answer.problem = tostring(problem) end
io.stdout:write(vim.json and vim.json.encode(answer) or vim.fn.json_encode(answer))
io.stdout:flush()
vim.cmd(ok and 'qall!' or '1cquit')

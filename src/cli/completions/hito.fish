# Completions of hito for fish: `hito completions --help` says where this goes.
function __hito_complete
    set --local words (commandline --current-process --tokenize --cut-at-cursor)
    # A word in quotes that are still open.
    set --local typed (commandline --current-token --cut-at-cursor | string trim --left --chars "'\"")
    COMPLETE=fish command hito -- $words "$typed" 2>/dev/null
end
complete --keep-order --exclusive --command hito --arguments '(__hito_complete)'

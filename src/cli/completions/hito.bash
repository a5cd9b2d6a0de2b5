# Completions of hito for bash, 3.2 and later: `hito completions --help` says where this goes.
_hito() {
    local reply
    COMPREPLY=()
    # bash cuts words at `:`, so hito gets the line as it stands before the cursor, and the piece
    # of it that bash is going to replace.
    while IFS= read -r reply; do
        COMPREPLY+=("$reply")
    done < <(COMPLETE=bash command hito -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
}
# hito ends what is finished with a space itself, and has an order of its own (bash 4.4).
complete -o nospace -o nosort -F _hito hito 2>/dev/null || complete -o nospace -F _hito hito

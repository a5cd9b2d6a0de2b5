#compdef hito
# Completions of hito for zsh: `hito completions --help` says where this goes.
_hito() {
    local line value help
    local -a finished unfinished
    local -a anycase=(-M 'm:{[:lower:]}={[:upper:]}')
    for line in "${(@f)$(COMPLETE=zsh command hito -- \
        "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        value=${${${line%%$'\t'*}//\\/\\\\}//:/\\:}
        # What it means, if that is told.
        [[ $line == *$'\t'* ]] && help=":${line#*$'\t'}" || help=
        # More is to follow behind `status:` and `folder/`.
        if [[ $value == *[:/] ]]; then
            unfinished+=("$value$help")
        else
            finished+=("$value$help")
        fi
    done
    _describe -V hito finished $anycase
    _describe -V hito unfinished $anycase -S ''
}
# Loaded from a folder of $fpath, this file is the function itself.
if [[ ${funcstack[1]} == _hito ]]; then
    _hito "$@"
else
    compdef _hito hito
fi

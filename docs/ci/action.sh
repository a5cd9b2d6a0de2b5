#!/usr/bin/env bash
# What the action of action.yml runs: annotations, what changed, and the verdict.
set -uo pipefail

: "${HITO:=hito}"
[ -n "${HITO_PLAN:-}" ] || unset HITO_PLAN
base=()
if [ -n "${BASE:-}" ]; then base=("--base=$BASE"); fi
options=()
while IFS= read -r option; do
  if [ -n "$option" ]; then options+=("$option"); fi
done <<<"${OPTIONS:-}"

# Comments a file on the pull request, in the place of an earlier comment of ours.
mark='<!-- hito -->'
comment() {
  local all="repos/$GITHUB_REPOSITORY/issues" earlier
  earlier=$(gh api --paginate "$all/$PULL_REQUEST/comments" --jq \
    ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id") || return
  { echo "$mark"; cat "$1"; } >"$1.body"
  if [ -n "$earlier" ]; then
    gh api --silent --method PATCH "$all/comments/${earlier%%$'\n'*}" -F "body=@$1.body"
  else
    gh api --silent "$all/$PULL_REQUEST/comments" -F "body=@$1.body"
  fi
}

# Passes on what may hold text of a plan or of git: in between, the runner obeys no command.
inert() {
  local end
  [ -s "$1" ] || return 0
  end=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$end"
  cat "$1"
  echo
  echo "::$end::"
}

said=$(mktemp)
"$HITO" check --format github "${base[@]}" "${options[@]}" 2>"$said"
verdict=$?
inert "$said"
if [ "$verdict" -gt 1 ]; then
  echo "::error title=hito::the plan could not be judged; the log of this step says why"
fi

if [ -n "${BASE:-}" ]; then
  told=$(mktemp)
  if "$HITO" diff --format markdown -- "$BASE...HEAD" >"$told" 2>"$said"; then
    cat "$told" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
    # The token of a fork's pull request may not comment: then the summary has to do.
    if [ "${COMMENT:-}" = true ] && [ -n "${PULL_REQUEST:-}" ]; then
      comment "$told" ||
        echo "::notice title=hito::what changed could not be commented; the summary of this run has it"
    fi
  else
    inert "$said"
  fi
  rm -f "$told" "$told.body"
fi
rm -f "$said"
exit "$verdict"

# Completes command lines of assay in bash: commands, options, their values, names of files.
# shellcheck shell=bash

_assay() {
  local IFS=$' \t\n' word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local command=assay known="" kind=none offered="" value=1 i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command ${COMP_WORDS[i]}" in
      @COMMANDS@) command="$command ${COMP_WORDS[i]}" ;;
    esac
  done
  # An equals sign is a word of its own here.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD-2]}
  fi
  case $command in
@TABLE@
  esac
  if [[ -z $value && $word == -* ]]; then
    kind=words offered=$known
  fi
  compopt +o default +o bashdefault 2>/dev/null
  case $kind in
    words) COMPREPLY=($(compgen -W "$offered" -- "$word")) ;;
    folders) compopt -o dirnames 2>/dev/null ;;
    files) compopt -o default -o bashdefault 2>/dev/null ;;
  esac
}

complete -o default -o bashdefault -F _assay assay

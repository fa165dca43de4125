# Completes command lines of assay in bash: commands, options, their values, names of files.
# shellcheck shell=bash

_assay() {
  local IFS=$' \t\n' word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local command=assay known="" kind=none offered="" value=1 first=1 i
  # Behind help stands a command, with all that leads to it.
  if [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} == help ]]; then
    first=2
  fi
  for ((i = first; i < COMP_CWORD; i++)); do
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
  if [[ $first == 2 && ( $kind != commands || $word == -* ) ]]; then
    kind=none
  fi
  compopt +o default +o bashdefault 2>/dev/null
  case $kind in
    words | commands) COMPREPLY=($(compgen -W "$offered" -- "$word")) ;;
    folders) compopt -o dirnames 2>/dev/null ;;
    files) compopt -o default -o bashdefault 2>/dev/null ;;
  esac
}

complete -o default -o bashdefault -F _assay assay

#compdef assay
# Completes command lines of assay in zsh: commands, options, their values, names of files.

_assay() {
  local word=${words[CURRENT]} before=${words[CURRENT-1]}
  local command=assay known="" kind=none offered="" value=1 first=2 i
  # Behind help stands a command, with all that leads to it.
  if [[ $CURRENT -gt 2 && ${words[2]} == help ]]; then
    first=3
  fi
  for ((i = first; i < CURRENT; i++)); do
    case "$command ${words[i]}" in
      @COMMANDS@) command="$command ${words[i]}" ;;
    esac
  done
  if [[ $word == --*=* ]]; then
    before=${word%%=*}
    word=${word#*=}
    compset -P 1 '*='
  fi
  case $command in
@TABLE@
  esac
  if [[ -z $value && $word == -* ]]; then
    kind=words offered=$known
  fi
  if [[ $first == 3 && ( $kind != commands || $word == -* ) ]]; then
    kind=none
  fi
  case $kind in
    words | commands) compadd -- ${=offered} ;;
    folders) _files -/ ;;
    files) _files ;;
  esac
}

# From a folder of functions it is called, from elsewhere it is made known.
if [ "${funcstack[1]}" = _assay ]; then
  _assay "$@"
else
  compdef _assay assay
fi

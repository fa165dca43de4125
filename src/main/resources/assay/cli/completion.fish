# Completes command lines of assay in fish: commands, options, their values, names of files.

# Whether a line has named this command so far.
function __assay_at
    set -l command assay
    for word in (commandline -opc)[2..-1]
        switch "$command $word"
            case @COMMANDS@
                set command "$command $word"
        end
    end
    test "$command" = "$argv"
end

complete -c assay -e
complete -c assay -f
@TABLE@

# Completes command lines of assay in fish: commands, options, their values, names of files.

# The command that some words name.
function __assay_named
    set -l command assay
    for word in $argv
        switch "$command $word"
            case @COMMANDS@
                set command "$command $word"
        end
    end
    echo $command
end

# Whether a line has named this command so far.
function __assay_at
    test (__assay_named (commandline -opc)[2..-1]) = "$argv"
end

# Whether what is below this command can stand here: behind it, or where help is asked for with all that leads to it.
function __assay_below
    set -l words (commandline -opc)[2..-1]
    if test "$words[1]" = help
        set -e words[1]
    end
    test (__assay_named $words) = "$argv"
end

complete -c assay -e
complete -c assay -f
@TABLE@

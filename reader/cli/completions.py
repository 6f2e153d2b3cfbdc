"""Completions for bash, zsh and fish, generated from the definitions of the commands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.cli.definitions import Command, CommandOption, commands


def completions(shell: str) -> str:
    """The script that makes `shell` complete the command line of `reader`."""
    return "\n".join({"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()) + "\n"


def _nested() -> tuple[str, ...]:
    """Commands with subcommands."""
    return tuple(command.path[0] for command in commands() if len(command.path) == 1 and not command.takes_sources)


BASH = """\
# bash completion for reader:  source <(reader config completions bash)
_reader() {
    local word=$2 before=$3 at=$COMP_CWORD words= list= files= path= line
    # bash splits --option=value into three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[at-2]}
    fi
    COMPREPLY=()
    if ((at > 1)); then
        case ${COMP_WORDS[1]} in
            NESTED) path=${COMP_WORDS[1]}; ((at > 2)) && path+=" ${COMP_WORDS[2]}" ;;
            PLAIN) path=${COMP_WORDS[1]} ;;
        esac
    fi
    case "$path $before" in
VALUES
        *)
            case $path in
COMMANDS
            esac
            ;;
    esac
    if [[ -n $list && $word == *,* ]]; then
        words=$(for line in $words; do echo "${word%,*},$line"; done)
    fi
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(compgen -W "$words" -- "$word"; [[ -n $files ]] && compgen -f -- "$word")
}
complete -o filenames -F _reader reader"""


def _bash() -> Iterator[str]:
    values, plain = [], []
    for command in commands():
        words = [name for option in command.options for name in option.names] + list(command.words)
        files = " files=1" if command.takes_sources else ""
        plain.append(f'                "{" ".join(command.path)}") words="{" ".join(words)}"{files} ;;')
        for option in command.options:
            if option.value:
                pattern = "|".join(f'"{" ".join(command.path)} {name}"' for name in option.names)
                values.append(f"        {pattern}) {_bash_value(option)} ;;")
    names = [command.path[0] for command in commands() if len(command.path) == 1 and command.takes_sources]
    filled = BASH.replace("NESTED)", "|".join(_nested()) + ")").replace("PLAIN)", "|".join(names) + ")")
    yield filled.replace("VALUES", "\n".join(values)).replace("COMMANDS", "\n".join(plain))


def _bash_value(option: CommandOption) -> str:
    if option.takes_file:
        return "files=1"
    return (f'words="{" ".join(option.words)}"' + (" list=1" if option.is_list else "")) if option.words else ":"


def _zsh() -> Iterator[str]:
    yield "#compdef reader"
    yield "# zsh completion for reader:  source <(reader config completions zsh)"
    yield from ("_reader() {", "    local path=", "    local -a words_here")
    yield "    case $words[2] in"
    yield f'        {"|".join(_nested())}) (( CURRENT > 3 )) && path="$words[2] $words[3]" || path=$words[2] ;;'
    yield "        *) path=$words[2] ;;"
    yield from ("    esac", "    (( CURRENT == 2 )) && path=", "    case $path in")
    for command in sorted(commands(), key=lambda command: not command.path):  # `reader` itself last, as the default
        yield f"        {_quoted(' '.join(command.path)) if command.path else '*'})"
        yield from (f"            {line}" for line in _zsh_command(command))
        yield "            ;;"
    yield from ("    esac", "}")
    yield 'if [[ $funcstack[1] == _reader ]]; then _reader "$@"; else compdef _reader reader; fi'


def _zsh_command(command: Command) -> Iterator[str]:
    depth = len(command.path)
    if depth:
        # `_arguments` expects the words to begin with the command itself.
        yield f"shift {depth} words; (( CURRENT -= {depth} ))"
    specs = [_zsh_option(option) for option in command.options]
    if command.words:
        described = " ".join(_quoted(f"{word}:{_summary((*command.path, word))}") for word in command.words)
        yield f"words_here=({described})"
        yield "(( CURRENT == 2 )) && _describe -t commands command words_here"
    specs += [_quoted("*:source:_files")] if command.takes_sources else []
    yield "_arguments -S " + " ".join(specs)


def _zsh_option(option: CommandOption) -> str:
    value = ""
    if option.value:
        words = " ".join(option.words)
        action = f"_values -s , part {words}" if option.is_list else f"({words})" if words else ""
        value = f":{option.value}:" + ("_files" if option.takes_file else action)
    said = re.sub(r"([\[\]:\\])", r"\\\1", option.help)
    names = option.names
    if len(names) == 1:
        return _quoted(f"{names[0]}[{said}]{value}")
    return f"{_quoted('(' + ' '.join(names) + ')')}{{{','.join(names)}}}{_quoted(f'[{said}]{value}')}"


def _summary(path: tuple[str, ...]) -> str:
    return next((command.summary for command in commands() if command.path == path), "")


FISH = """\
# fish completion for reader:  reader config completions fish | source
function __reader_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l path $words[1]
    contains -- "$path" NESTED; and test (count $words) -gt 1; and set path "$path $words[2]"
    contains -- "$path" PATHS; or set path ""
    test "$path" = "$argv[1]"
end"""


def _fish() -> Iterator[str]:
    paths = " ".join(_quoted(" ".join(command.path)) for command in commands() if command.path)
    yield FISH.replace("NESTED", " ".join(_nested())).replace("PATHS", paths)
    yield "complete -c reader -f"
    for command in commands():
        line = "complete -c reader -n " + _quoted(f'__reader_at "{" ".join(command.path)}"')
        if command.takes_sources:
            yield f"{line} -F"
        first = "" if command.path else "; and test (count (commandline -opc)) -eq 1"
        for word in command.words:
            where = line[:-1] + first + "'" if first else line
            summary = _summary((*command.path, word))
            yield f"{where} -a {word}" + (f" -d {_quoted(summary)}" if summary else "")
        yield from (line + _fish_option(option) for option in command.options)


def _fish_option(option: CommandOption) -> str:
    names = "".join(f" -{'l' if name.startswith('--') else 's'} {name.lstrip('-')}" for name in option.names)
    value = ""
    if option.value:
        words = " ".join(option.words)
        offered = f"(__fish_append , {words})" if option.is_list else words
        value = " -rF" if option.takes_file else " -x" + (f" -a {_quoted(offered)}" if words else "")
    return f"{names}{value} -d {_quoted(option.help)}"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "’") + "'"

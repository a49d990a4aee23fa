#!/usr/bin/env bash
# Have git show and merge notebooks by cells, with the nbdime of `.venv`: in this clone alone.
#
# .gitattributes names the two drivers below for *.ipynb; without this configuration git shows and merges
# lines of JSON. That is also what the drivers do while `.venv` is missing. (`nbdime config-git --enable` would
# call nbdime by its bare name, and every `git diff` outside of the activated environment would fail.)
#
# Always succeeds: a course that is no clone, or a machine without git, has nothing to configure.
set -u
cd "$(dirname "$0")/.."

top=$(git rev-parse --show-toplevel 2>/dev/null) || exit 0
[ "$top" = "$(pwd -P)" ] || exit 0

# git runs both from the top of the clone; $2 and $5 are the old and the new file.
show='f() { if [ -x .venv/bin/git-nbdiffdriver ]; then .venv/bin/git-nbdiffdriver diff "$@"; else diff -u "$2" "$5" || [ $? -eq 1 ]; fi; }; f'
merge='if [ -x .venv/bin/git-nbmergedriver ]; then .venv/bin/git-nbmergedriver merge %O %A %B %L %P; else git merge-file --marker-size=%L %A %O %B; fi'
{
    git config --local diff.jupyternotebook.command "$show" &&
        git config --local merge.jupyternotebook.name "notebooks by cells" &&
        git config --local merge.jupyternotebook.driver "$merge"
} 2>/dev/null || echo "git's configuration of this clone cannot be written: notebooks are shown as JSON."
exit 0

"""`python -m autograder`: the command line where the installed script is not on the path."""

from autograder.cli import main

main()

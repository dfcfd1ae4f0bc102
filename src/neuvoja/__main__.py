"""`python -m neuvoja`: the command line."""

from neuvoja.cli.main import main

main()

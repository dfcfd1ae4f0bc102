"""`neuvoja …`: data to stdout, talk to stderr; a command asks the running service, or itself.

main           the commands, and the exit codes of errors
desk           where a command's questions are answered
evaluate/      `neuvoja eval …`
"""

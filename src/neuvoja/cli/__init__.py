"""`neuvoja …`: data to stdout, talk to stderr; a command asks the running service, or itself.

main           the commands, and the exit codes of errors
serve          starts the service; doctor says what is there and what is missing
sync           the knowledge folder → the database and its indexes; imports takes documents in
embedding      the embedding in the box, taught an organisation's own words
assist         suggestions for one conversation; search the knowledge
evaluate/      `neuvoja eval …`

desk           where a question is answered: by the running service, or in this process
connection     a connection to the service that holds nobody up
conversation   a conversation out of a file or standard input
words          a suggestion as lines for a terminal; progress bars on stderr
"""

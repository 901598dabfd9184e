"""One command a file: the function has the command's name and gives the exit code. Imported only when it is called."""

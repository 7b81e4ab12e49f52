"""What stands between a command and a site that serves: checks, preparation, processes.

Everything that keeps a site from starting is one line, said before anything else is printed.
"""

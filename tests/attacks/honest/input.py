"""Asks for input, where nobody answers."""
# %% free
name = input("Your name? ")
# %% free
import getpass
getpass.getpass()

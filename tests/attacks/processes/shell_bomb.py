"""The shell's own bomb, and processes that start one another.

expect: zero
timeout: 0.4
"""
# %% free
import subprocess

subprocess.Popen(["sh", "-c", "b() { b | b & }; b; sleep 60"])
subprocess.Popen(["sh", "-c", "while :; do sh -c 'sleep 60 &' & done"])

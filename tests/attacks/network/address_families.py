"""Sockets of every family: the host's virtual machine sockets, netlink, Bluetooth, the kernel's cryptography.

expect: zero
"""
# %% free
import socket

for family in range(2, 50):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind)
            print("FOUND", family, kind)
        except OSError:
            pass

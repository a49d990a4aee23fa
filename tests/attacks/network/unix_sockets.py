"""Reach services of the host by Unix sockets: paths and abstract names.

expect: zero
"""
# %% free
import os, socket

paths = ["/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/run/systemd/private", "/tmp/.X11-unix/X0"]
try:
    with open("/proc/net/unix") as stream:
        for line in stream:
            name = line.split()[-1]
            if name.startswith("@"):
                paths.append("\0" + name[1:])
                print("FOUND an abstract socket", name)
except OSError:
    pass
for path in paths:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(path)
            print("FOUND", path)
        except OSError:
            pass
# %% free
# Bytes that overtake others are a corner of the kernel that nobody needs.
for side in socket.socketpair():
    for send in (lambda: side.send(b"x", socket.MSG_OOB), lambda: side.sendmsg([b"x"], [], socket.MSG_OOB)):
        try:
            print("FOUND urgent bytes", send())
        except OSError as error:
            print(error)

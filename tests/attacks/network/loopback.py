"""Reach anything by TCP, UDP or name: loopback, the host's addresses, a name server.

There is no network in the sandbox but an empty loopback of its own.

expect: zero
"""
# %% free
import socket

try:
    if len(socket.if_nameindex()) > 1:
        print("FOUND an interface")
except OSError as error:
    print(error)
for host in ("127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "8.8.8.8"):
    for port in (22, 53, 80, 443, 8786, 8888):
        try:
            socket.create_connection((host, port), timeout=0.05).close()
            print("FOUND", host, port)
        except OSError:
            pass
for host in ("169.254.169.254", "8.8.8.8"):
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.sendto(b"x", (host, 53))
            print("FOUND a way out for datagrams", host)
    except OSError:
        pass
try:
    print("FOUND", socket.getaddrinfo("example.org", 80))
except OSError:
    pass
for family, kind, protocol in ((socket.AF_PACKET, socket.SOCK_RAW, 3), (socket.AF_INET, socket.SOCK_RAW, 1)):
    try:
        socket.socket(family, kind, protocol)
        print("FOUND a raw socket")
    except OSError:
        pass

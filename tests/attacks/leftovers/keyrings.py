"""Leave a message in the kernel's keyrings, and read the keys of the user who grades.

expect: zero
"""
# %% free
import ctypes, platform

libc = ctypes.CDLL(None, use_errno=True)
add_key, keyctl = (248, 250) if platform.machine() == "x86_64" else (217, 219)
for ring in (-1, -2, -3, -4, -5):
    libc.syscall(add_key, b"user", b"attack", b"was here", 8, ring)
buffer = ctypes.create_string_buffer(4000)
for ring in (-3, -4, -5):
    size = libc.syscall(keyctl, 6, ring, buffer, 3999)
    print(ring, buffer.raw[: max(size, 0)])
# %% next
import ctypes, platform

libc = ctypes.CDLL(None, use_errno=True)
keyctl = 250 if platform.machine() == "x86_64" else 219
for ring in (-1, -2, -3, -4, -5):
    if libc.syscall(keyctl, 10, ring, b"user", b"attack", 0) >= 0:
        print("FOUND a key in", ring)

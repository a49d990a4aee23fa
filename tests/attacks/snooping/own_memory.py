"""Search the memory of this process, byte by byte, for lines of test cells.

The fork server has never seen them either.

expect: zero
timeout: 5
"""
# %% answer one_hot
import re


def one_hot(*args):
    needle = rb"BEGIN HIDDE[N] TESTS\s+rng = fres[h]_rng"  # written so that it does not find itself
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            low, high = (int(part, 16) for part in line.split()[0].split("-"))
            if "r" in line.split()[1] and high - low < 50_000_000:
                try:
                    memory.seek(low)
                    data = memory.read(high - low)
                except (OSError, ValueError, OverflowError):
                    continue
                for match in re.finditer(needle, data):
                    raise ValueError("FOUND " + repr(data[match.start() : match.start() + 3000]))
    return 0.0

"""Pools, managers, shared values and memory, event loops, temporary files, a database, locks, copies.

timeout: 20
"""
# %% free
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import shared_memory

with ProcessPoolExecutor(2) as pool:
    assert list(pool.map(abs, [-1, -2])) == [1, 2]
with multiprocessing.Pool(2) as pool:
    assert pool.map(abs, [-1, 2]) == [1, 2]
with multiprocessing.Manager() as manager:
    shared = manager.dict(a=1)
    assert dict(shared) == {"a": 1}
assert multiprocessing.Value("i", 3).value == 3
memory = shared_memory.SharedMemory(create=True, size=1000)
memory.close()
memory.unlink()
everything_went_well = 1
# %% free
import asyncio, fcntl, os, shutil, sqlite3, subprocess, sys, tarfile, tempfile

import numpy as np


async def talk():
    async def answer(reader, writer):
        writer.write(await reader.readline())
        writer.close()

    server = await asyncio.start_unix_server(answer, "here.sock")
    reader, writer = await asyncio.open_unix_connection("here.sock")
    writer.write(b"hello\n")
    assert await reader.readline() == b"hello\n"
    writer.close()
    server.close()
    child = await asyncio.create_subprocess_exec("/bin/true")
    assert await child.wait() == 0


await talk()
with tempfile.NamedTemporaryFile() as stream:
    stream.write(b"x")
    fcntl.flock(stream, fcntl.LOCK_EX)
with sqlite3.connect("words.db") as database:
    database.execute("CREATE TABLE words (word TEXT)")
    database.execute("INSERT INTO words VALUES ('cat')")
assert database.execute("SELECT * FROM words").fetchall() == [("cat",)]
shutil.copy2("words.db", "copy.db")
os.chmod("copy.db", 0o600)
os.utime("copy.db")
with tarfile.open("all.tar", "w") as archive:
    archive.add("copy.db")
with tarfile.open("all.tar") as archive:
    # Python 3.11.3 and older have no filter.
    archive.extractall("out", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
np.save("x.npy", np.ones(5))
assert np.load("x.npy", mmap_mode="r").sum() == 5
code = "import asyncio, numpy; asyncio.run(asyncio.sleep(0.001)); print('done')"
assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "done\n"
everything_went_well += 1
# %% answer dot_product
def dot_product(v, w):
    if everything_went_well != 2 or v.shape != w.shape:
        raise ValueError(f"v and w differ in shape, or {everything_went_well} is not 2")
    return float(np.sum(v * w))

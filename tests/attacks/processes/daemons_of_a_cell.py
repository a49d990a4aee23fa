"""Leave a daemon behind that counts, in a session of its own, and ask later whether it still does.

base: right
expect: full
"""
# %% free
import os, time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            with open("count", "a") as stream:
                stream.write("x")
            time.sleep(0.01)
    os._exit(0)
os.wait()
while not os.path.exists("count"):
    time.sleep(0.01)
# %% free
counted = os.path.getsize("count")
time.sleep(0.2)
if os.path.getsize("count") > counted:
    print("FOUND a daemon that goes on")

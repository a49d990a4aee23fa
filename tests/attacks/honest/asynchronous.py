"""Awaits at the top level, event loops and async helpers."""
# %% free
import asyncio


async def later(value):
    await asyncio.sleep(0.01)
    return value


print(await later(3))
await asyncio.gather(later(1), later(2))
# %% free
async for number in (n async for n in later(1)):
    pass

"""Say of a cell that it printed, failed or displayed what no file can hold.

expect: zero
"""
# %% include parts/speak.py
# %% free
def outcome(self, source):
    bad = "\ud800\0\x1b[2J<script>"
    return {
        "outputs": [
            {"output_type": "error", "ename": bad, "evalue": bad * 1000, "traceback": [bad] * 1000 + [7]},
            {"output_type": "stream", "name": 7, "text": 7},
            {"output_type": "display_data", "data": {"text/html": bad, "application/javascript": bad, 7: 7}, "metadata": bad},
            {"output_type": "grade", "points": 1000}, None, [], "x", {"output_type": ["stream"]}, {"output_type": {}},
            {"output_type": "display_data", "data": {b"image/png": "x", "image/png": b"x"}}, {b"output_type": "stream"},
        ],
        "error": [bad, bad],
    }


executor.Executor._do_exec = outcome
# %% answer *
1

"""Messages with HTML, SQL, templates, terminal escapes and characters that no file can hold.

expect: zero
"""
# %% answer *
def ANSWER(*args, **kwargs):
    raise ValueError(
        "<script>alert(1)</script><img src=x onerror=alert(2)> '); DELETE FROM grade; -- {{ 7*7 }} ${7*7} [red]x[/] "
        "\x1b[2J\x1b]0;title\x07 \0 \ud800 \u202e \r\n" + "\n" * 10_000 + "A" * 100_000
    )

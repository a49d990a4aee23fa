"""Progress bars that overwrite their own line, and long honest logs."""
# %% free
import sys

for step in range(2000):
    print(f"\r{step / 20:5.1f} % {'#' * (step // 50)}", end="", file=sys.stderr)
print()
for epoch in range(500):
    print(f"epoch {epoch:4d}  loss {1 / (epoch + 1):.6f}")

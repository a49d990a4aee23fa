"""Writes, reads and copies files in the working folder."""
# %% free
import json, pathlib, pickle, shutil, tempfile

pathlib.Path("notes.txt").write_text("cosine")
shutil.copy2("notes.txt", "copy.txt")
pathlib.Path("folder/inner").mkdir(parents=True)
np.save("table.npy", np.eye(3))
assert np.load("table.npy").sum() == 3
pickle.dump({"a": 1}, open("data.pkl", "wb"))
with tempfile.TemporaryDirectory() as name:
    pathlib.Path(name, "x").write_text("y")
print(sorted(path.name for path in pathlib.Path().iterdir()))
# %% free
open("no-such-file.csv")

"""Open what a grader is known to have, by its usual paths, relative and absolute, and through links.

expect: zero
"""
# %% free
import glob, os, sqlite3, sys

roots = {".", "..", "../..", "../../..", "/course", os.path.dirname(os.path.dirname(sys.prefix)), os.path.dirname(sys.prefix)}
names = (
    "solutions/01-cosine-similarity/01-cosine-similarity.ipynb", "grading/gradebook.db", ".course-secret", "nbgrader_config.py",
    "grading/submitted", "tests/attacks", "autograder/judge/judge.py", "../.course-secret",
)
for root in roots:
    for name in names:
        path = os.path.join(root, name)
        if os.path.exists(path):
            print("FOUND", path)
        try:
            os.symlink(os.path.abspath(path), f"link-{abs(hash(path))}")
            print("FOUND", open(f"link-{abs(hash(path))}").read()[:300])
        except OSError:
            pass
try:
    sqlite3.connect("/course/../grading/gradebook.db").execute("UPDATE grade SET manual_score = 999")
    print("FOUND a gradebook")
except sqlite3.Error as error:
    print(error)

"""Replace every function of coursekit.checks, in the module, in sys.modules and in the notebook.

The judge imports its own; a name that the judge defines is never looked up here.

expect: zero
"""
# %% free
import sys, types, coursekit.checks

for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("coursekit"):
        for name in list(vars(module)):
            if callable(getattr(module, name)) and not name.startswith("__"):
                setattr(module, name, lambda *a, **k: None)
check_close = check_equal = check_raises = check_shape = check_true = lambda *a, **k: None
check_between = check_unchanged = check_vectorised = visible_checks_passed = lambda *a, **k: None
fake = types.ModuleType("coursekit.checks")
fake.__getattr__ = lambda name: (lambda *a, **k: None)
sys.modules["coursekit.checks"] = sys.modules["coursekit"] = fake

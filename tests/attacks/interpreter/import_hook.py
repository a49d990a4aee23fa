"""Put an import hook in front of everything that serves modules which agree with all.

expect: zero
"""
# %% first
import importlib.abc, importlib.machinery, sys


class Agreeable(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if name.startswith(("coursekit", "math", "autograder")):
            return importlib.machinery.ModuleSpec(name, self)

    def exec_module(self, module):
        module.__path__ = []
        module.__getattr__ = lambda name: (lambda *a, **k: 1.0)


for name in [name for name in sys.modules if name.startswith(("coursekit", "math"))]:
    del sys.modules[name]
sys.meta_path.insert(0, Agreeable())

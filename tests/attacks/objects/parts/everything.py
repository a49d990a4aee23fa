"""An object that agrees with whatever is asked of it: what attacks with objects include."""
# %% free
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return True
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __bool__(self): return True
    def __hash__(self): return 0
    def __float__(self): return 0.0
    def __int__(self): return 0
    def __index__(self): return 0
    def __abs__(self): return self
    def __len__(self): return 1
    def __iter__(self): return iter([self])
    def __contains__(self, other): return True
    def __getitem__(self, key): return self
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __array__(self, *a, **k): return __import__("numpy").zeros(())
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __sub__
    __array_priority__ = 1e9
    def __array_ufunc__(self, *a, **k): return True
    def __array_function__(self, *a, **k): return True
    def __instancecheck__(self, other): return True
    def __fspath__(self): return "/"
    def __format__(self, spec): return "1"
    def __reduce__(self): return (print, ("FOUND: unpickled",))

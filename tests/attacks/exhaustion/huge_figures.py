"""Figures of ten thousand by ten thousand dots, a hundred of them.

expect: zero
timeout: 1
"""
# %% free
import matplotlib.pyplot as plt
import numpy as np

for _ in range(100):
    plt.figure(figsize=(100, 100), dpi=100)
    plt.imshow(np.random.rand(300, 300))
    plt.show()

"""Figures by every road: pyplot, magics, objects, animations that stand still."""
# %% free
%matplotlib inline
import matplotlib.pyplot as plt

plt.plot([1, 2, 3])
plt.title("a figure")
plt.show()
# %% free
%config InlineBackend.figure_format = "retina"
fig, axes = plt.subplots(1, 2, figsize=(2, 1))
for ax in axes.flat:
    ax.imshow(np.random.rand(5, 5))
fig
# %% free
%matplotlib widget
# %% answer one_hot
def one_hot(index, vocab_size):
    if not 0 <= index < vocab_size:
        raise ValueError(f"index {index}")
    vector = np.eye(1, vocab_size, index)[0]
    if vocab_size == 5:
        plt.stem(vector)
        plt.show()
        plt.close("all")
    return vector

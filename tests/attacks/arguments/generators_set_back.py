"""Set the generator to a state of one's own: what is drawn from it afterwards is the same for every student.

The draws are right, so that only the state says it.

assignment: 05-skip-gram
expect: zero
"""
# %% answer sample_negatives
def sample_negatives(positives, k, noise, rng):
    drawn = rng.choice(len(noise), size=(len(positives), k), p=noise)
    while (drawn == positives[:, None]).any():
        clash = drawn == positives[:, None]
        drawn[clash] = rng.choice(len(noise), size=int(clash.sum()), p=noise)
    rng.bit_generator.state = np.random.default_rng(int(positives.sum())).bit_generator.state
    return drawn

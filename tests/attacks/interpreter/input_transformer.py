"""Input transformers that turn each test cell into a comment, and print what they see.

expect: zero
"""
# %% first
def blind(lines):
    if any("HIDDEN" in line or "fresh_rng(" in line for line in lines):
        print("FOUND a test cell", lines)
    if any("check_" in line for line in lines):
        return ["pass\n"]
    return lines


shell = get_ipython()
shell.input_transformers_post.append(blind)
shell.input_transformer_manager.cleanup_transforms.insert(0, blind)
shell.input_transformer_manager.line_transforms.insert(0, blind)

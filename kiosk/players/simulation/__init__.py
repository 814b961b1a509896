"""Simulations: programs of ours that draw in a child process, steered by what packages say."""

"""How we show that it works: a scripted visitor and the benchmarks, on the real shell."""

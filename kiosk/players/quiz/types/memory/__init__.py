"""Find the pairs among cards that lie face down."""

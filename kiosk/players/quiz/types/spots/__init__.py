"""Touch spots on a picture."""

"""朝阳科普: an offline touchscreen kiosk for rural science museums and science trucks."""

__version__ = "0.1.0"

"""What goes into the frozen folder, and why; `build_kiosk.spec` puts it together."""

"""Words everybody uses: settings, errors, clock, places, durable files, logs. Imports no room."""

"""Sound, film and what is shown from other sites: players on screen, a still, an address and a QR code on paper."""

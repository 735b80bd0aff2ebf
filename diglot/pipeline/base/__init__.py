"""What every stage works with: options in, diagnostics out, work spread over processes, files read and written."""

"""What all stages share: build options, diagnostics, the resources of a build, cached files and file edits."""

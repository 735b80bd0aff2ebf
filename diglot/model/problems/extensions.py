"""Problems of extensions: of those that the settings name, and what they find."""

from diglot.model.problems.base import N_, FileProblem


class UnknownExtension(FileProblem, frozen=True):
    """suggestion: the name of an installed one that was meant, in brackets."""

    name: str
    suggestion: str
    code = "unknown-extension"
    what = N_("no extension “{name}”{suggestion} is installed")
    fix = N_("install it beside diglot with pip, correct its name, or delete [extensions.{name}]")


class RefusedExtension(FileProblem, frozen=True):
    name: str
    reason: str
    code = "refused-extension"
    what = N_("the extension “{name}” cannot be used: {reason}")
    fix = N_("install another version of it, tell its author, or delete [extensions.{name}]")


class ExtensionFault(FileProblem, frozen=True):
    """part: of the extension, such as a shortcode, and its name."""

    name: str
    part: str
    reason: str
    code = "extension-fault"
    what = N_("the extension “{name}” failed ({part}): {reason}")
    fix = N_("tell the author of the extension, or do without it here or under [extensions] in content/site.toml")


class RefusedShortcode(FileProblem, frozen=True):
    """What was written for a shortcode cannot be shown. words, remedy: entries of the catalogue; found: an excerpt."""

    name: str
    words: str
    remedy: str
    found: str
    code = "refused-shortcode"
    translated_facts = frozenset(["words", "remedy"])
    what = N_("{words}: “{found}” (extension {name})")
    fix = N_("{remedy}; or do without it here")

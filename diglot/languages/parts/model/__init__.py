"""The types of the parts of a language: what its room says of typography, sentences, citations and so on."""

"""The extension `report`: what a pull request leaves to be done in the other language, for those who live there."""

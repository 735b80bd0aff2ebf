import os

raise SystemExit("a configuration that is run ends here")
BLOG_AUTHOR = "Nina Ash"
BLOG_TITLE = {"en": "Harbour", "ru": "Гавань"}
SITE_URL = "https://harbour.example/"
DEFAULT_LANG = "en"
TRANSLATIONS = {
    DEFAULT_LANG: "",
    "ru": "./ru",
    "pl": "./pl",
}
TRANSLATIONS_PATTERN = "{path}.{lang}.{ext}"
NAVIGATION_LINKS = {
    DEFAULT_LANG: (("/pages/about/", "About"), ("/archive.html", "Archive"), ((("/a/", "A"),), "More")),
    "ru": (("/ru/pages/about/", "О гавани"),),
}
POSTS = (
    ("posts/*.md", "log", "post.tmpl"),
    ("posts/*.rst", "log", "post.tmpl"),
)
PAGES = (("pages/*.md", "pages", "page.tmpl"),)
COMPILERS = os.environ.get("COMPILERS")

"""Take over articles in JATS: a document in, drafts of manuscripts, people, pictures and works out. Nothing is written.

`parts` are the article and its translations, `editions` what each becomes; `people`, `pictures` and `works` find what
the publication has already; `importing` puts all together. Reads the disk and runs pandoc through adapters.
"""

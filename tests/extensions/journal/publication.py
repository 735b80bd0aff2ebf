"""A small journal in two languages, with everything that an article can have: for the tests of its pages and deposits.

VOLUME is a book of its articles, and EVERYTHING an article with every kind of element, to be added to it.
"""

from __future__ import annotations

from collections.abc import Mapping

SITE = """
base_url = "https://pacific-studies.example"
license = "CC BY 4.0"

[title]
en = "Pacific Studies"
ru = "Тихоокеанские исследования"

[publisher]
en = "Institute of the Far East"
ru = "Институт Дальнего Востока"

[journal]
issn_print = "2049-3630"
issn_online = "2434-561X"
abbreviation = "Pac. Stud."
depositor = "Institute of the Far East"
email = "deposit@pacific-studies.example"
elibrary_title = 12345
crossmark = "10.5555/ps.policy"

[journal.doi]
prefix = "10.5555"
"""
ANNA = """
gender = "f"
orcid = "0000-0002-1825-0097"
email = "veresova@pacific-studies.example"
spin = "1234-5678"

[name]
en = "Anna Veresova"
ru = "Анна Игоревна Вересова"

[index]
ru = "Вересова Анна Игоревна"

[affiliation]
en = "Far Eastern Federal University & Partners, Vladivostok"
ru = "Дальневосточный федеральный университет, Владивосток"
ror = "https://ror.org/0412y9z21"
"""
THOMAS = """
orcid = "https://orcid.org/0000-0001-5109-3700"
email = "hale@leeds.example"
show_email = true

[name]
en = "Thomas Hale"
ru = "Томас Хейл"
"""
ISSUE = """
number = 2
volume = 3
date = 2026-03-26
season = "spring"

[title]
en = "Ports and treaties"
ru = "Порты и договоры"

[[sections]]
title = { en = "History", ru = "История" }
articles = ["articles/treaty"]

[[sections]]
title = { en = "Reviews", ru = "Рецензии" }
articles = ["articles/review"]
"""
BIBLIOGRAPHY = """
@article{lukin2018,
  author = {Lukin, Artyom}, title = {The Port & the City}, journal = {Pacific Affairs},
  year = {2018}, volume = {12}, number = {3}, pages = {5--18}, doi = {10.1234/pa.2018.12}
}
@book{petrov1999,
  author = {Петров, Иван Сергеевич}, title = {История порта}, publisher = {Наука}, address = {Москва},
  year = {1999}, langid = {russian}
}
"""
ENGLISH = """---
title: The Treaty & the Port
date: 2026-03-26
authors: [anna-veresova, thomas-hale]
corresponding: anna-veresova
contributions:
  thomas-hale: [writing-review-editing]
  anna-veresova: [writing-original-draft, conceptualization]
doi: 10.5555/ps.2026.2.1.en
edn: ABCDEF
udk: 327(510:47)
bbk: 63.3(2)
jel: [F50, N45]
article_type: research-article
received: 2025-11-01
revised: 2026-01-15
accepted: 2026-02-01
pages: 5–18
abstract: It compares 214 letters & notes with the minutes of negotiations.
keywords: [treaty, port, Vladivostok]
funding: The Russian Science Foundation, project 22-18-00001.
conflicts: The authors declare none.
acknowledgements: We thank Nina Ash.
data: The letters are at the State Archive.
---

A text before all headings.

## Introduction {#intro}

The *bay* was surveyed in 1859 [@petrov1999, p. 12], and again [@lukin2018].[^a]

[^a]: A note with **bold** & an entity, see [the archive](https://archive.example/?a=1&b=2).

### Sources

| Year | Letters |
|---:|---|
| 1859 | 14 |
| 1860 | 200 |

## Model

The energy is $E = mc^2$, see [above](#intro), and

$$\\int_0^1 x^2\\,dx = \\frac{1}{3}$$

1. first
2. second

![The bay in 1859](bay.png){credit="State Archive" license="CC BY-SA 4.0"}

> Nobody knew H~2~O.

``` python
print("x < y")
```
"""
RUSSIAN = """---
title: Договор и порт
original: en
slug: договор
date: 2026-03-26
translators: [Нина Эш]
doi: 10.5555/ps.2026.2.1.ru
pages: 19–33
abstract: Сопоставлены 214 писем и записок с протоколами переговоров.
keywords: [договор, порт, Владивосток]
funding: Российский научный фонд, проект № 22-18-00001.
conflicts: Авторы заявляют об отсутствии конфликта интересов.
acknowledgements: Благодарим Нину Эш.
data: Письма хранятся в Государственном архиве.
---

Текст до заголовков.

## Введение

*Бухту* обследовали в 1859 году [@petrov1999, с. 12], а потом еще раз [@lukin2018].[^a]

[^a]: Примечание с **полужирным** и ссылкой на [архив](https://archive.example/?a=1&b=2).

### Источники

| Год | Письма |
|---:|---|
| 1859 | 14 |
| 1860 | 200 |

## Модель

Энергия равна $E = mc^2$, см. [выше](#intro), и

$$\\int_0^1 x^2\\,dx = \\frac{1}{3}$$

1. первое
2. второе

![Бухта в 1859 году](bay.png){credit="Государственный архив"}

> Никто не знал про H~2~O.

``` python
print("x < y")
```
"""
REVIEW = """---
title: Two Books on Ports
date: 2026-03-26
authors: [thomas-hale]
article_type: book-review
doi: 10.5555/ps.2026.2.2
pages: 34
---

Both are good.
"""
FILES: Mapping[str, str] = {
    "content/site.toml": SITE,
    "content/people/anna-veresova.toml": ANNA,
    "content/people/thomas-hale.toml": THOMAS,
    "content/issues/2026-spring.toml": ISSUE,
    "content/bibliography.bib": BIBLIOGRAPHY,
    "content/en/articles/treaty.md": ENGLISH,
    "content/ru/articles/treaty.md": RUSSIAN,
    "content/en/articles/review.md": REVIEW,
}
VOLUME = """
trim = "A5"
editors = ["thomas-hale"]

[title]
en = "Harbours"
ru = "Гавани"

[subtitle]
ru = "Очерки"

[isbn]
en = "978-5-7598-2321-6"
ru = "978-5-907220-03-4"
en-epub = "978-1-86197-876-9"

[imprint]
udc = "821.161.1-4"
thema = "DNL 1QBDA"
signed = 2026-04-01
annotation = { en = "Two essays & a review.\\nFor everybody.", ru = "Два очерка." }
place = { en = "Vladivostok", ru = "Владивосток" }

[[parts]]
articles = ["articles/treaty", "articles/review"]
"""

# ---------------------------------------------------------------- an article with all that a text can have

_HEAD = """---
title: {title}
date: 2026-03-26
{more}
doi: 10.5555/ps.2026.2.9.{lang}
license: CC BY-NC 4.0
keywords: [{word}]
---

"""
_BODY = """{see} @fig:bay{shows} [see @tbl:rivers; @eq:ice; -@fig:two], [{drawing} @fig:bay]. {as_} @lukin2018 [p. 17] – [-@petrov1999, chap. 3], [see @lukin2018, pp. 5--7; @petrov1999]. @sec:method.

![*1859*.](bay.png){{#fig:bay alt="A bay"}}

::: {{#fig:two}}
![](bay.png){{alt="One"}}

![](bay.png){{alt="Two"}}

Two.
:::

::: {{#fig:three}}
![One](bay.png){{#fig:three-a}}

![Two](bay.png){{#fig:three-b}}

Three.
:::

| Amur | $x$ |
|------|----:|
| Lena | **b** |

: Lena. {{#tbl:rivers}}

$$t = ah^2$$ {{#eq:ice}}

$$E = mc^2 \\tag{{A}}$$

## {method} {{#sec:method}}

::: {{#thm:euler .theorem name="Euler"}}
$x$ {holds}.
:::

```{{#lst:wait .python caption="Waiting"}}
import time
time.sleep(1)
```

A[^a], b[^{by}:b].

[^a]: Mine.

[^{by}:b]: Not *mine*.

    With a second paragraph.

> [!NOTE]
> {closed}

::: {{.verse lang={other}}}
{verse},\\
    {verse}.
:::

### {method}

a) one
b) two
   - deeper

     more

- tight
- list

Term
:   Meaning *one*.

    Meaning, second paragraph.

::: {{lang={other}}}
> {verse}
:::

[{verse}]{{lang={other}}}, ~~deleted~~, H~2~O, 10^6^, `code`, [small]{{.smallcaps}}, [under]{{.underline}}; 2 < 3 & {{x}} \\*not\\*.

<table><tr><th colspan="2">Wide</th></tr><tr><td>a</td><td>c</td></tr></table>

#### {closed} {{.unnumbered}}

A line\\
and another.

***

![one](bay.png) [mail](mailto:a@b.example) <https://a.example/>.
"""
EVERYTHING = {
    "en": _HEAD.format(title="Everything", more="authors: [anna-veresova]\narticle_type: research-article\nimage: /media/bay.png\nalt: A bay\ncaption: The bay.\ncredit: Nina Ash", lang="en", word="port")
    + _BODY.format(
        see="As", shows=" shows", drawing="drawing", as_="As", method="Method", holds="holds", by="ed", other="ru",
        closed="Closed on Mondays", verse="Корректор сказал",
    ),
    "ru": _HEAD.format(title="Всё", more="original: en\ntranslators: [Нина Эш]\nalt: Залив\ncaption: Бухта.", lang="ru", word="порт")
    + _BODY.format(
        see="На", shows="", drawing="рисунок", as_="Как", method="Метод", holds="верно", by="tr", other="en",
        closed="Закрыто по понедельникам", verse="The reader said",
    ).replace(" {#sec:method}", ""),
}  # fmt: skip

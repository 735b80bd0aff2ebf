"""Print jobs in, PDFs out. Touches WeasyPrint, which no other package imports, and a temporary folder.

A typesetter opens no file and no address that a document names: pictures come with the job, fonts with the style.
Each PDF claims PDF/A-2a and PDF/UA-1 together, and is the same to the byte whenever it is made. After layout the pages
are checked (`page_check`), because WeasyPrint's worst mistakes are silent.
"""

from diglot.adapters.typesetter.engine import Typesetter, picture_name
from diglot.adapters.typesetter.fetcher import HOME

"""Problems as data: a place, a fact, a remedy. Wording comes last, so that it can be translated. Touches nothing.

A class is a kind of problem: `code` is what a grep finds, `what` and `fix` are entries of the catalogue whose
`{fields}` are the class's own. `docs/glossary.md` has the words, `docs/problems.md` explains each kind,
`tests/problems/<code>/` shows it at work.
Everything is imported from here; a new class goes into the module of its area, and its name into the list below.
"""

from typing import TYPE_CHECKING, TypeAlias, Union

# fmt: off
# isort: off
from diglot.model.problems.base import (
    N_, FileProblem, Problem, Severity, SubjectProblem, kinds_of, nearest,
)
from diglot.model.problems.catalogues import (
    BrokenCatalogue, DuplicateMessage, MissingPlural, MissingTranslation, WrongPlaceholder,
)
from diglot.model.problems.content import (
    BadDate, BadFileName, BadSlug, BrokenFrontMatter, BrokenToml, BusyComputer, ConflictMarkers,
    CorrectedLetters, CutValue, EmptyIssue, EmptyText, EmptyTranslation, EmptyVolume, FaintColour, FarDate,
    FileFailed, FolderInUse, ForbiddenCharacter, HiddenCharacter, IgnoredField, MarkupInField, MissingArticle,
    MissingEdition, MissingField, MissingText, MisspeltField, MixedSlug, NoContent, NoPublication, NoSuchBlog,
    NoSuchFolder, NotAdopted, NotAFile, NoTitle, NotUtf8, NotWatched, OriginalsDiffer, PollWithoutChoice,
    QuotedValue, RepeatedArticle, RepeatedNumber, SameName, SwallowedSetting, TeamUnreadable, TooLarge,
    UncapitalisedName, UnknownArticle, UnknownAudience, UnknownBlog, UnknownBook, UnknownField, UnknownLayout,
    UnknownPerson, UnknownPoll, UnknownSelection, UnknownSite, UnlabelledTag, UnlicensedFont, UnreadFile,
    UrlCollision, WithheldText, WrongSelection, WrongValue, as_typed,
    BegunTranslation, ForeignText, PartialTranslation, UnexpectedEdition, no_such_blog,
)
from diglot.model.problems.exchange import (
    FieldLeft, FileChangedMeanwhile, FileExists, FileInTheWay, NotCarriedOver, RefusedFile,
)
from diglot.model.problems.extensions import (
    ExtensionFault, ExtensionFinding, RefusedExtension, UnknownExtension,
)
from diglot.model.problems.links import (
    BeyondLimits, BibliographyKeyTwice, BrokenBibliography, BrokenPicture, DeadAnchor, DeadLink, DeadMenuLink,
    DroppedMarkup, EmptyLink, ExpiredLink, ForeignShortcode, InlineNote, LostCaption, LostCells, LostWords,
    MalformedLink, MisrootedLink, MissingAlt, MissingPicture, NoteInField, NoteLabel, NoteTwice, OversizedPicture,
    RefusedDrawing, RemotePicture, ShownMarkup, TextInComment, UncalledNote, UnclosedComment, UnclosedDiv,
    UnclosedFence, UndefinedLink, UndefinedNote, UnknownCitation, UnknownClass, UnknownScheme, UnpublishedLink,
    UnparsableManuscript, UnreadFormula, UnsafeLink, UnusedDefinition,
)
from diglot.model.problems.lint import (
    AddedLink, AddedNumber, AddedPassage, AddedPassages, AllowanceWithoutReason, BlockKind, BrokenTemplate,
    CitationsDiffer, CodeDiffers, EditorNotesDiffer, Finding, FINDINGS, FuzzyTranslation, HeadingLevel,
    HouseStyleBroken, ImpossibleDate, LinkDiffers, MergedPassages, MissingCode, MissingLink, MissingMessage,
    MissingNumber, MissingPassage, MissingPassages, MissingSentence, MixedScripts, MovedPassage, NameDiffers,
    NegationDiffers, NotesDiffer, NumberDiffers, NumberNotation, OppositeWord, OtherLanguageLink, PersonMissed,
    PicturesDiffer, QuotationMarksLost, RepeatedWord, SentenceEnds, SplitPassage, StrayHint, TableShape, TermMissed,
    UnbalancedBrackets, UnitDiffers, Untranslated, UnusedAllowance, UnusedMessage, WrongMarkup, WrongPluralRule,
)
from diglot.model.problems.output import (
    BrokenStyle, CacheUnwritable, DamagedStore, FailedTemplate, FewerTexts, FileGone, FileOutOfReach, LeakedMark,
    MissingCache, MissingLibrary, MissingPandoc, NoBaseUrl, NoEarlierRelease, NoSite, NotRemoved,
    NotReproduced, OldCopy, OutputNotOurs, OutputUnwritable, PageFault, PreviewUnderWay, RefusedCache, ReleasesNotOurs,
    ReleasesUnwritable, ResourceShort, SearchFailed, UnknownName, UnknownPage,
)
from diglot.model.problems.pdf import (
    CoverArtworkRefused,
    FileUnreadable, FontMissing, FormulaFailed, HeadingStranded, NoteDisplaced, PageOverfull, PageProblem,
    PatchLeftOut, PdfLocked, PdfUnreadable, PictureDropped, PrintFailed, PrintStyleFault, TextOverflow,
)
from diglot.model.problems.translation import (
    AliasNotRecorded, DamagedComment, DamagedLedger, DamagedMemory, LostAddress, NeverInStep, NotMinor, NotMovable,
    NotTranslated, OpenComments, OwnReview, StaleNotReviewed, StrayComment, StrayLedger, UnfinishedMove,
    UnknownComment, UnknownRevision, UnknownUnit, UnreviewedTranslation,
)

if TYPE_CHECKING:
    AnyProblem: TypeAlias = Problem
else:
    # All kinds are known here: importing any problem imports the whole package.
    AnyProblem = Union[kinds_of(Problem)]  # noqa: UP007 - the kinds are a tuple
"""A problem of any kind, as the type of what msgspec decodes: `Problem` itself is no kind."""

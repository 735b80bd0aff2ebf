"""Words and abbreviations by what they do in a line. An abbreviation is written without its full stop."""

from __future__ import annotations

UNITS = tuple(
    "mm cm m km nm µm μm µg μg µs μs g kg mg t l ml ft yd mi oz lb lbs mph kph Hz kHz MHz GHz W kW MW GW kWh J kJ "
    "Pa hPa kPa MPa GPa mbar kN dB V mV kV mA bit KB MB GB TB "
    "kB Mbit pt px dpi ppi ms min hr kcal cal hundred thousand million billion "
    "trillion".split()
)
"""Units and words of quantity that stay with their number."""

MONTHS_SHORT = tuple("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
WEEKDAYS = tuple(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
"""Days of the week as they bound a range."""

BEFORE_SCORES = tuple(
    "won|win|wins|winning|lost|lose|losing|beat|beating|led|leading|trailed|tied|drew|voted|ruled|"
    "passed|carried|approved|rejected|defeated|elected|vote of|score of|margin of|majority of|odds of".split("|")
)
AFTER_SCORES = tuple(
    "win wins victory defeat loss lead tie draw vote votes decision majority record score split ruling rout "
    "odds".split()
)
"""Words beside the two numbers of a score or of a vote."""

BEFORE_NUMBERS = tuple(
    "p pp fig figs no nos vol vols ch chs chap chaps sec secs art arts pl pls eq eqs app pt pts bk n nn ll fol fols "
    "col tab ca c b d fl op opp k rte rt hwy s ss".split()
)
"""Abbreviations that stay with the number after them."""

WORDS_BEFORE_NUMBERS = tuple(
    "Chapter Chapters Figure Figures Table Tables Part Parts Section Sections Volume Volumes Appendix Plate "
    "Plates Act Scene Book Article Note".split()
)
LABELS_OF_CODES = tuple("tel phone fax ext version versions release".split())
"""Words before numbers with a hyphen that are no range: a telephone, a version."""

COMPOUND_ABBREVIATIONS = tuple("sq.ft sq.in sq.yd sq.mi cu.ft cu.in cu.yd fl.oz".split())
"""Abbreviations of two words that never part, written here without their space."""

BEFORE_PLACES = tuple("Mt Mts Ft Pt".split())
BEFORE_PERSONS = tuple("Dr Mr Mrs Ms St Mme Mlle Prof Rev Hon Gen Col Capt Lt Sgt Gov Sen Rep Messrs Fr Sr".split())
UNDOTTED_BEFORE_PERSONS = tuple("Dr Mr Mrs Ms St Mme Mlle".split())

LETTERED_THINGS = frozenset(
    "Plan Vitamin Type Part Appendix Figure Table Chapter Section Act Class Grade Group Line Room Exhibit Hepatitis "
    "Model Option Point Side Team Volume Column Box Schedule".split()
)
"""Words after which a capital letter is a label, not an initial."""

WAYS = tuple(
    "train trains flight flights route routes rally railway railways railroad line lines ferry ferries express "
    "corridor axis highway motorway road border service shuttle bus".split()
)
"""What leads from the place before the hyphen to the place after it: the Paris–Lyon train."""

FIRST_PARTS_OF_NAMES = frozenset(
    "Alsace Austria Baden Stratford Winston Wilkes Mercedes Rolls Harley Saint Mont Notre Trans Pan Inter Cross Mid "
    "North South East West Circum Ultra "
    "Non Pre Post Anti Ex Tel Port Guinea Clermont Castrop Bielsko All Half Semi Multi New Old "
    "Upper Lower Great Kuala Addis Abu".split()
)
"""Beginnings of names with a hyphen, and prefixes, which are no place of their own."""

PLACES_IN_O = frozenset(
    "Cairo Chicago Tokyo Kyoto Oslo Toronto Francisco Diego Mexico Antonio Orlando Rio Milano Sapporo".split()
)

WORDS_BEFORE_AMOUNTS = tuple(
    "by about around some roughly approximately nearly almost only every another least most than".split()
)
"""Words that measure: the numbers after them are an amount, never a version or a section."""

ELISIONS = tuple(
    "tis tisn twas twasn twarn twere tweren twill twould twouldn twon twixt em til n d m t s re ll ve ud uz cuz "
    "thout sturb zactly spected pears".split()
)
"""Words without their first letters: an apostrophe precedes them, never an opening quotation mark."""

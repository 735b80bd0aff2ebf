"""A publication and the state of its last build in, the tasks to run again out: all other results are reused.

`up_to_date` finds in a tenth of a second that nothing has changed. Otherwise `tracking` records what each task of the
page builder reads, and `state` keeps these dependencies with the task's result. `catalogue_cache` keeps what was read
from catalogues. Any stage may use these modules: of this layer, they import the build options only.
"""

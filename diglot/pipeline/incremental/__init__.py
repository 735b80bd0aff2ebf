"""What has not changed since the last build, as far as it is no value by key yet (`diglot.queries`).

`up_to_date` finds in a tenth of a second that nothing has changed. Otherwise `tracking` records what each task of the
page builder reads. `catalogue_cache` keeps what was read from catalogues. Any stage may use these modules: of this
layer, they import the build options only.
"""

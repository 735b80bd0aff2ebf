"""An article at the desk: both texts read and paired into rows, and what each page was last told of them."""

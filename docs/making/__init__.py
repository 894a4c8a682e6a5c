"""Makes the pages and pictures of the documentation that are drawn from the code: what they say cannot go out of date."""

"""What is kept between runs: the articles read, and what was saved of them."""

"""What every room may use and what knows no news: values, expressions, dates, addresses. Imports nothing of ours."""

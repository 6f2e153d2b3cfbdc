"""The first page, painted on the terminal before the interface has loaded. Free of Textual."""

"""The first page, put on the terminal before the interface is there. Free of Textual."""

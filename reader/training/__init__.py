"""Train the taggers on a folder of annotated articles. The program itself never imports this package."""

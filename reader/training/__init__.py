"""How the learnt taggers are made, from a folder of annotated articles. The program itself never imports this."""

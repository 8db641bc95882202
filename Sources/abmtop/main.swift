print("abmtop")

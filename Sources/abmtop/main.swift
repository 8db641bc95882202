import App
import ArgumentParser

Program.main(Abmtop.self)

import App
import ArgumentParser

Abmtop.main()

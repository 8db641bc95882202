import App
import ArgumentParser

Bench.main()

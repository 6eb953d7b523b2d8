"""The front door: `python build.py` is `sitegen build`, options and all; a subcommand may be named."""

from sitegen.cli import front_door

if __name__ == "__main__":
    front_door()

"""What stands for a layout engine in tests of what is done with its pictures."""

from argmap.render.engines import Drawn, EngineError

PICTURE = Drawn(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g class="graph"/></svg>', None)


class Layouts:
    """Draws one picture after the other, and the last for ever; an error is raised. Notes what was begun."""

    def __init__(self, *pictures):
        self.begun = []
        self.pictures = list(pictures or [PICTURE])

    def begin(self, dot):
        self.begun.append(dot)

    def drawn(self, _):
        picture = self.pictures.pop(0) if len(self.pictures) > 1 else self.pictures[0]
        if isinstance(picture, EngineError):
            raise picture
        return picture

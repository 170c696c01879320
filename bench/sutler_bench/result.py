"""One line of the table."""

import dataclasses
import statistics


@dataclasses.dataclass
class Side:
    """What was measured, once in each round."""

    name: str
    unit: str
    values: list

    @property
    def median(self):
        return statistics.median(self.values)

    def text(self):
        spread = f" ({figure(min(self.values))}–{figure(max(self.values))})" if len(self.values) > 1 else ""
        return f"{figure(self.median)}{spread} {self.unit}"


@dataclasses.dataclass
class Result:
    """A figure of Sutler's, perhaps with what it is compared to, and the goal.

    The goal bounds the ratio of the medians where there is another side, else the figure itself.
    """

    what: str
    ours: Side
    theirs: Side = None
    most: float = None
    least: float = None

    @property
    def ratio(self):
        return self.ours.median / self.theirs.median if self.theirs else self.ours.median

    @property
    def met(self):
        if self.most is None and self.least is None:
            return None
        return (self.most is None or self.ratio <= self.most) and (self.least is None or self.ratio >= self.least)

    def goal(self):
        sign = " ×" if self.theirs else f" {self.ours.unit}"
        return (f"≤ {self.most:g}{sign}" if self.most is not None
                else f"≥ {self.least:g}{sign}" if self.least is not None else "")

    def as_json(self):
        side = lambda each: each and {"name": each.name, "unit": each.unit, "median": each.median,
                                      "rounds": each.values}
        return {"what": self.what, "ours": side(self.ours), "theirs": side(self.theirs), "ratio": self.ratio,
                "goal": self.goal(), "met": self.met}


def figure(value):
    """Three digits, or all that stand before the point."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"

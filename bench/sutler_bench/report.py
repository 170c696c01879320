"""What the figures look like."""

from .result import figure


def facts(values):
    return "\n".join(f"{name:<12}{value}" for name, value in values.items())


def _rows(results):
    for result in results:
        yield (result.what, result.ours.text(), result.theirs.text() + " " + result.theirs.name if result.theirs else "",
               f"{figure(result.ratio)} ×" if result.theirs else "", result.goal(),
               {True: "yes", False: "NO", None: ""}[result.met])


_HEAD = ("what", "Sutler", "compared to", "ratio", "goal", "met")


def table(results):
    rows = [_HEAD, *_rows(results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def markdown(outcome, results):
    values = outcome["facts"]
    loads = outcome["loads"]
    return "\n".join([
        f"{values['processor']}, {values['cores']} cores, {values['memory']}; {values['system']}; {values['java']};",
        f"{values['postgresql']}; {values['nginx']}; {values['wrk']}. Medians of {outcome['rounds']} rounds"
        " (smallest–largest);",
        f"load average before the rounds {min(loads):.1f} to {max(loads):.1f}." if loads else "",
        "",
        "| " + " | ".join(_HEAD) + " |",
        "|" + "---|" * len(_HEAD),
        *("| " + " | ".join(row) + " |" for row in _rows(results)),
    ])

"""Statements that the server recorded, written down again as scripts for pgbench and psql."""

import dataclasses
import re

_PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")
_UUID = re.compile(r"'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'")


@dataclasses.dataclass
class Statement:
    """One statement; its parameters are literals, by number."""

    session: str
    user: str
    database: str
    text: str
    parameters: dict

    def names(self, literal):
        return literal in self.parameters.values()

    def filled(self, replaced):
        """With its parameters written into it, on one line."""
        def value(found):
            literal = self.parameters[int(found.group(1))]
            return replaced.get(literal) or _typed(literal)
        return re.sub(r"\s+", " ", re.sub(r"\$(\d+)", value, self.text)) + ";"


def bare(message):
    """The statement in a line of the log."""
    return re.sub(r"^(execute [^:]*|statement): ", "", message, count=1).strip().rstrip(";")


def parameters(detail):
    """What a line of the log says about parameters."""
    return {int(number): value for number, value in _PARAMETER.findall(detail)}


def _typed(literal):
    # With the type that the driver said, as far as the value tells.
    if literal in ("'t'", "'f'"):
        return "true" if literal == "'t'" else "false"
    if re.fullmatch(r"'-?\d{1,18}'", literal):
        return f"{literal}::bigint"
    if re.fullmatch(r"'\\{1,2}x[0-9a-f]*'", literal):
        return f"{literal}::bytea"
    return literal if literal == "NULL" else f"{literal}::text"


def pgbench_script(recorded, instance):
    """The statements about one instance and its operation, in the same transactions, for random ones."""
    instance = f"'{instance}'"
    operation = _operation(recorded, instance)
    hexadecimal = "lpad(to_hex(:id::bigint), 32, '0')"
    replaced = {instance: f"('i-' || {hexadecimal})", operation: hexadecimal}
    lines = ["\\set id random(1, 9000000000000000000)"]
    for transaction in _transactions(recorded):
        if any(each.names(instance) or each.names(operation) for each in transaction):
            lines += [each.filled(replaced) for each in transaction]
    return "\n".join(lines) + "\n"


def _operation(recorded, instance):
    # Of the ids that were written beside the instance's, the one by which a row is found later.
    beside = {value for each in recorded if each.names(instance) for value in each.parameters.values()
              if _UUID.fullmatch(value) and value != instance}
    keys = {each.parameters[int(number)] for each in recorded if not each.names(instance)
            for number in re.findall(r"\bid = \$(\d+)", each.text)}
    return next(iter(beside & keys), "")


def _transactions(recorded):
    """Groups the statements by transaction, in the order in which the transactions began."""
    unfinished, groups = {}, []
    for each in recorded:
        word = each.text.upper()
        if word.startswith("BEGIN"):
            unfinished[each.session] = [each]
            groups.append(unfinished[each.session])
        elif each.session in unfinished:
            unfinished[each.session].append(each)
            if word.startswith(("COMMIT", "ROLLBACK")):
                del unfinished[each.session]
        else:
            groups.append([each])
    return groups


def psql_script(recorded, user):
    """What a user did, as one psql script that begins in the database `postgres`."""
    lines, here = [], "postgres"
    for each in recorded:
        if each.user != user:
            continue
        if each.database != here:
            here = each.database
            lines.append(f'\\connect "{here}"')
        lines.append(each.filled({}))
    return "\n".join(lines) + "\n"

"""A bare repository as the provider `gitops` writes to it, and a pipeline that answers when it is told to."""

import pathlib
import re
import string
import subprocess
import uuid

from . import tools

_HEAD = "commit refs/heads/main\ncommitter Pipeline <pipeline@example.org> now\ndata {length}\n{message}\n"


class Repository:
    """With so many instances, made by an earlier broker and answered by a pipeline, in one commit."""

    def __init__(self, folder, count, texts, values):
        self.folder = folder
        tools.run([tools.find("git"), "init", "-q", "--bare", "-b", "main", folder])
        catalog, wanted = (string.Template((texts / name).read_text()) for name in ("catalog.yml", "instance.yml"))
        self._commit("all that there is", [_file("catalog.yml", catalog.substitute(values)),
                                           *_existing(count, wanted, values)], after=None)

    def git(self, *arguments, **options):
        return tools.run([tools.find("git"), "--git-dir", self.folder, *arguments], **options)

    def tip(self):
        """Asked often: the file is read before git is started."""
        loose = pathlib.Path(self.folder, "refs", "heads", "main")
        return loose.read_text().strip() if loose.exists() else self.git("rev-parse", "refs/heads/main").strip()

    def added(self, since, until):
        """The instances that are wanted in one commit and were not in an earlier one."""
        paths = self.git("diff-tree", "-r", "--no-renames", "--name-only", "--diff-filter=A", since, until)
        return set(re.findall(r"(?m)^instances/([^/]+)/instance\.yml$", paths))

    def commits(self, since, until):
        return int(self.git("rev-list", "--count", f"{since}..{until}"))

    def answer(self, instances):
        """What a pipeline does that names the operation: each has succeeded."""
        asked = "".join(f"main:{_wanted(instance)}\n" for instance in instances)
        operations = re.findall(r'(?m)^operation: "(.*)"$', self.git("cat-file", "--batch", input=asked))
        self._commit("succeeded", (_file(_status(instance), _succeeded(operation))
                                   for instance, operation in zip(instances, operations, strict=True)))

    def remove(self, instances):
        """Their folders, so that the repository is as large as before."""
        self._commit("removed", (f"D instances/{instance}\n" for instance in instances))

    def _commit(self, message, changes, after="refs/heads/main^0"):
        head = _HEAD.format(length=len(message), message=message) + (f"from {after}\n" if after else "")
        said = subprocess.run([tools.find("git"), "--git-dir", self.folder, "fast-import", "--quiet", "--date-format=now"],
                              input=head + "".join(changes), capture_output=True, text=True, check=False)
        if said.returncode != 0:
            raise tools.BenchError(f"git fast-import: {said.stderr.strip()}")


def _existing(count, template, values):
    for number in range(count):
        instance, operation = uuid.uuid4(), f"provision-{uuid.uuid4()}"
        second, third = divmod(number, 256)
        yield _file(_wanted(instance), template.substitute(values, instance=instance, operation=operation, second=second,
                                                           third=third))
        yield _file(_status(instance), _succeeded(operation))


def _wanted(instance):
    return f"instances/{instance}/instance.yml"


def _status(instance):
    return f"instances/{instance}/status.yml"


def _succeeded(operation):
    return f'---\nstatus: "succeeded"\ndescription: "the network is there"\noperation: "{operation}"\n'


def _file(path, text):
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"

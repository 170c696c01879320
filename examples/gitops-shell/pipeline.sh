#!/bin/sh
# The smallest pipeline there is: looks once at a clone of the repository, does what has to be done, writes down how it
# went, and pushes. Let cron call it every minute:
#
#   * * * * *  flock -n /tmp/pipeline.lock /srv/pipeline.sh /srv/osb
#
# What "doing" means stands in four scripts in the folder HOOKS (default: hooks beside this file): provision,
# deprovision, bind and unbind. Each is called with the folder of the instance or binding, in which instance.yml or
# binding.yml says what is wanted. The last line that it prints is for the developer who waits. It exits with 0 when it
# is done, with 75 when it needs more time and wants to be called again, and with anything else when it cannot be done.
# bind writes credentials.yml into its folder.
#
# It needs sh and git, nothing else.
set -eu

clone=${1:?usage: pipeline.sh CLONE}
hooks=${HOOKS:-$(cd "$(dirname "$0")" && pwd)/hooks}
output=$(mktemp)
trap 'rm -f "$output"' EXIT
cd "$clone"

# The value of a key that stands at the margin of a file; nothing if the file or the key is not there.
value() {
    [ ! -f "$1" ] || sed -n "s/^$2: *\"\{0,1\}\([^\"]*\)\"\{0,1\} *\$/\1/p" "$1" | head -n 1
}

# answer FOLDER OPERATION STATUS DESCRIPTION
answer() {
    description=$(printf '%s' "$4" | tr -d '\000-\037"\\' | cut -c 1-1000)
    {
        echo "status: \"$3\""
        echo "description: \"$description\""
        # Tells the broker which of its operations is meant, however late this comes.
        [ -z "$2" ] || echo "operation: \"$2\""
    } > "$1/status.yml"
    git add -A -- "$1"
    echo "$1: $3: $description"
}

# look FOLDER FILE HOOK HOOK-IF-DELETED
look() {
    [ -f "$1/$2" ] || return 0
    case $(value "$1/status.yml" status) in
        succeeded | failed) return 0 ;;
    esac
    if [ "$(value "$1/$2" deleted)" = true ]; then hook=$4; else hook=$3; fi
    code=0
    "$hooks/$hook" "$1" > "$output" 2>&1 < /dev/null || code=$?
    said=$(tail -n 1 "$output")
    operation=$(value "$1/$2" operation)
    case $code in
        0) answer "$1" "$operation" succeeded "${said:-done}" ;;
        75) answer "$1" "$operation" "in progress" "${said:-in progress}" ;;
        *) answer "$1" "$operation" failed "${said:-failed with exit code $code}" ;;
    esac
}

# Where the broker has asked for something else meanwhile, an answer is void. It is found again: hooks can be repeated.
pull() {
    git pull -q --rebase -X ours && return
    git rebase --abort 2> /dev/null || true
    git reset -q --hard '@{upstream}'
}

# An answer that was not pushed last time goes with this one's.
pull
for instance in instances/*/; do
    # Bindings first: they go before their instance does.
    for binding in "$instance"bindings/*/; do
        look "${binding%/}" binding.yml bind unbind
    done
    look "${instance%/}" instance.yml provision deprovision
done
git diff --cached --quiet || git commit -q -m "Pipeline: answers"

# The broker may have pushed meanwhile.
tries=0
while [ -n "$(git log -1 --format=%H '@{upstream}..HEAD')" ] && ! git push -q 2> /dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 10 ] || { echo "The answers cannot be pushed; the next run tries again" >&2; exit 1; }
    pull
done

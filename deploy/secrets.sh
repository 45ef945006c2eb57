#!/usr/bin/env bash
# Makes the secrets of a deployment, and gives people their tokens.
#
#   deploy/secrets.sh [--folder FOLDER] name=role,role …
#
# Roles: requester, product-owner, tech-lead, operator, admin. A token is printed once, here; what is kept is its SHA-256.
# Run again, it adds the people named, or gives them a new token, and leaves everything else as it is. To replace a
# machine's secret, delete its file first (not postgres.env: an existing database keeps its password).
set -euo pipefail
umask 077

readonly AGENTS="architect-agent engineer-agent reviewer-agent qa-agent"
readonly ROLES="requester product-owner tech-lead operator admin"

die() { printf '%s\n' "$*" >&2; exit 1; }

random_token() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

digest() { printf %s "$1" | sha256sum | cut -d ' ' -f 1; }

# All or nothing: a half-written file would count as there.
put() { cat >"$1.new" && mv "$1.new" "$1"; }

value_in() { sed -n "s/^$2=//p" "$1"; }

check_person() {
    local name=${1%%=*} roles=${1#*=} role
    [[ $1 == *=* && $name =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$ ]] ||
        die "'$1' should have the form name=role,role with a name of letters, digits, '.', '_' and '-'."
    [[ $roles =~ ^[a-z-]+(,[a-z-]+)*$ ]] || die "'$roles' is no list of roles. Roles: $ROLES."
    for role in ${roles//,/ }; do
        [[ " $ROLES " == *" $role "* ]] || die "'$role' is no role. Roles: $ROLES."
    done
}

machine_secrets() {
    local password agent
    if [[ ! -e $folder/postgres.env ]]; then
        printf 'POSTGRES_PASSWORD=%s\n' "$(random_token)" | put "$folder/postgres.env"
    fi
    password=$(value_in "$folder/postgres.env" POSTGRES_PASSWORD)
    [[ -n $password ]] || die "$folder/postgres.env names no POSTGRES_PASSWORD."
    printf 'QUARKUS_DATASOURCE_PASSWORD=%s\n' "$password" | put "$folder/tracker-service.env"
    for agent in $AGENTS; do
        if [[ ! -e $folder/$agent.env ]]; then
            printf 'LOCKSTEP_AGENT_TOKEN=%s\n' "$(random_token)" | put "$folder/$agent.env"
        fi
    done
    if [[ ! -e $folder/models.env ]]; then
        put "$folder/models.env" <<'END'
# Read by every agent. The provider's key, if it wants one:
#LOCKSTEP_MODELS_DEFAULT_API_KEY=
# The token for the Git host of HTTPS remotes:
#LOCKSTEP_GIT_TOKEN=
END
    fi
}

# people.txt holds a line "name roles digest" for each person.
give_token() {
    local name=${1%%=*} roles=${1#*=} token
    token=$(random_token)
    {
        awk -v name="$name" '$1 != name' "$folder/people.txt"
        printf '%s %s %s\n' "$name" "$roles" "$(digest "$token")"
    } | put "$folder/people.txt"
    printf '%-24s %s\n' "$name" "$token"
}

principals() {
    local name roles sha agent separator=''
    printf '{"people":['
    while read -r name roles sha; do
        printf '%s{"name":"%s","roles":["%s"],"tokenSha256":"%s"}' "$separator" "$name" "${roles//,/\",\"}" "$sha"
        separator=,
    done <"$folder/people.txt"
    separator=''
    printf '],"agents":['
    for agent in $AGENTS; do
        sha=$(digest "$(value_in "$folder/$agent.env" LOCKSTEP_AGENT_TOKEN)")
        printf '%s{"service":"%s","tokenSha256":"%s"}' "$separator" "$agent" "$sha"
        separator=,
    done
    printf ']}\n'
}

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets
if [[ ${1:-} == --folder ]]; then
    [[ $# -ge 2 ]] || die "--folder needs a folder."
    folder=$2
    shift 2
fi
[[ $# -gt 0 || -s $folder/people.txt ]] ||
    die "Name at least one person, as in: deploy/secrets.sh ann=requester,product-owner ben=tech-lead,operator"
for person in "$@"; do
    check_person "$person"
done

mkdir -p "$folder"
chmod 700 "$folder"
touch "$folder/people.txt"
machine_secrets
for person in "$@"; do
    give_token "$person"
done
principals | put "$folder/principals.json"
chmod 600 "$folder"/*
printf 'Secrets are in %s. The tracker reads principals.json when it starts.\n' "$folder" >&2

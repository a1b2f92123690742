#!/bin/sh
# Checks this evidence with common tools: a POSIX shell, sha256sum, openssl (1.1.1 or newer), awk, grep, sed, sort, find.
# Prints OK and what was checked; or BAD, the first bad file and what is wrong with it, and exits with status 1.
# This script can't vouch for itself: do step 1 of README.txt by hand first.
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 1

bad() {
    printf 'BAD %s: %s\n' "$1" "$2"
    exit 1
}

# The first argument is empty where all is well, else the name of a bad file.
none() {
    [ -z "$1" ] || bad "$1" "$2"
}

signed() {
    openssl pkeyutl -verify -pubin -inkey station.pub -rawin -in "$1" -sigfile "$1.sig" >/dev/null 2>&1 ||
        bad "$1" 'its signature is not by the key in station.pub'
}

says() {
    grep -q "^$2\$" "$1" || bad "$1" "it does not say: $2"
}

for tool in sha256sum openssl awk grep sed sort uniq find cut tail od tr; do
    command -v "$tool" >/dev/null 2>&1 || bad "$tool" 'this command is missing on this computer'
done

# 1. The manifest is in its exact form, lists every file that is here, and no other.
[ -f manifest.sha256 ] || bad manifest.sha256 'it is missing'
[ "$(tail -c 1 manifest.sha256 | od -An -tx1 | tr -d ' ')" = 0a ] || bad manifest.sha256 'its last line is cut'
fixed='README\.txt|coverage\.txt|events\.csv|events\.html|gaps\.csv|manifest\.json|missing\.txt|station\.pub|verify\.sh'
records='records/[1-9][0-9]{0,17}\.json'
chain='chain/[1-9][0-9]{0,17}\.(txt|checkpoint|checkpoint\.sig|tombstone|tombstone\.sig)'
contents='messages/[0-9a-f]{64}\.bin|pictures/[0-9a-f]{64}\.jpg'
line=$(grep -Evn "^[0-9a-f]{64}  ($fixed|$records|$chain|$contents)\$" manifest.sha256 | cut -c 1-120 | head -n 1)
[ -z "$line" ] || bad manifest.sha256 "this is no line of a manifest: $line"
listed=$(cut -c 67- manifest.sha256)
printf '%s\n' "$listed" | sort -c -u 2>/dev/null || bad manifest.sha256 'its names are not in order, or one stands twice'
present=$(find . ! -type d ! -path ./manifest.sha256 | sed 's|^\./||' | sort)
odd=$(printf '%s\n%s\n' "$listed" "$present" | sort | uniq -u | head -n 1)
none "$odd" 'it is either missing, or not in the manifest'
none "$(find . ! -type d ! -type f | head -n 1)" 'it is no plain file'
for name in README.txt coverage.txt events.csv events.html gaps.csv manifest.json missing.txt station.pub; do
    [ -f "$name" ] || bad "$name" 'it is missing'
done

# 2. Every file is as the manifest says, and contents have the names of their hashes.
sums=$(sha256sum -c manifest.sha256 2>/dev/null)
odd=$(printf '%s\n' "$sums" | grep -v ': OK$' | head -n 1)
none "${odd%: *}" 'it is not as the manifest says'
[ "$(printf '%s\n' "$sums" | grep -c ': OK$')" -eq "$(grep -c '' manifest.sha256)" ] ||
    bad manifest.sha256 'not every file could be checked'
odd=$(awk '$2 ~ /^(messages|pictures)\// {
    name = $2; sub(/.*\//, "", name); sub(/\..*/, "", name)
    if (name != $1) { print $2; exit }
}' manifest.sha256)
none "$odd" 'its content is not the one that its name tells'

# 3. The chain: each link is the SHA-256 of the link before, the record's number and the hash of the record's text.
open=
for file in chain/*.txt; do
    [ -f "$file" ] || continue
    line=$(grep -Evn '^(begin [0-9a-f]{64}|record [1-9][0-9]{0,17} [0-9]{1,4} [0-9a-f]{64}|removed [1-9][0-9]{0,17} [1-9][0-9]{0,17} [0-9a-f]{64}|end [1-9][0-9]{0,17} [0-9a-f]{64}|open [0-9a-f]{64})$' "$file" | cut -c 1-200 | head -n 1)
    [ -z "$line" ] || bad "$file" "this is no line of a chain: $line"
    state=new
    link=
    while read -r word first second third; do
        case $state:$word in
        new:begin)
            link=$first
            state=inside
            ;;
        inside:record)
            link=$(printf '%s %s %s\n' "$link" "$first" "$third" | sha256sum)
            link=${link%% *}
            ;;
        inside:removed)
            signed "chain/$first.tombstone"
            says "chain/$first.tombstone" "from $first"
            says "chain/$first.tombstone" "to $second"
            says "chain/$first.tombstone" "link-before $link"
            says "chain/$first.tombstone" "link-after $third"
            link=$third
            ;;
        inside:end)
            [ "$link" = "$second" ] || bad "$file" "its links do not lead to the checkpoint $first"
            signed "chain/$first.checkpoint"
            says "chain/$first.checkpoint" "id $first"
            says "chain/$first.checkpoint" "last-link $link"
            state=closed
            ;;
        inside:open)
            [ "$link" = "$first" ] || bad "$file" 'its links do not lead to its end'
            [ -z "$open" ] || bad "$file" "the chain has two open ends: this, and $open"
            open=$file
            state=closed
            ;;
        *)
            bad "$file" "a line is in the wrong place: $word $first"
            ;;
        esac
    done <"$file"
    [ "$state" = closed ] || bad "$file" 'its end is missing'
done

# 4. Every record is in the chain, exactly once.
odd=$(
    {
        find chain -name '*.txt' -exec cat {} +
        find records -type f -exec sha256sum {} +
    } 2>/dev/null | awk '
        $1 == "record" { if ($2 in hash) { print "chain, record " $2; exit } hash[$2] = $4; next }
        $2 ~ /^records\// {
            id = $2; sub(/^records\//, "", id); sub(/\.json$/, "", id)
            if (!(id in hash) || hash[id] != $1) { print $2; exit }
        }'
)
none "$odd" 'it is not the one that the chain has, or the chain has it twice'

# 5. The messages and pictures that records name are here or in missing.txt, and nothing else is.
line=$(grep -Evn '^[0-9a-f]{64} [1-9][0-9]{0,17}$' missing.txt | cut -c 1-120 | head -n 1)
[ -z "$line" ] || bad missing.txt "this is no line of it: $line"
named=$(find records -type f -exec grep -ohE '"sha256" ?: ?"[0-9a-f]{64}"' {} + 2>/dev/null |
    grep -oE '[0-9a-f]{64}' | sort -u)
there=$(
    {
        find messages pictures -type f 2>/dev/null | sed 's|.*/||; s|\..*||'
        cut -d ' ' -f 1 missing.txt
    } | sort -u
)
odd=$(printf '%s\n%s\n' "$named" "$there" | grep . | sort | uniq -u | head -n 1)
none "$odd" 'this content is named by a record and missing, or here and not named by any'

# 6. Each row of events.csv belongs to a record, and each record has a row.
odd=$(
    {
        find chain -name '*.txt' -exec cat {} +
        find records -type f | sed 's|.*/||; s|\.json$||; s|^|here |'
        echo rows
        cat events.csv
    } 2>/dev/null | awk '
        !rows && $1 == "record" { lines[$2] = $3; next }
        !rows && $1 == "here" { for (i = 0; i < lines[$2]; i++) owner[$2 + i] = $2; bare[$2] = 1; next }
        $1 == "rows" && !rows { rows = 1; next }
        !rows { next }
        {
            if (!quoted) { id = $0; sub(/,.*/, "", id); row++ }
            if (row > 1 && !quoted) {
                if (!(id in owner)) { print "row " id; found = 1; exit }
                delete bare[owner[id]]
            }
            if (gsub(/"/, "\"") % 2) quoted = !quoted
        }
        END { if (!found) for (id in bare) { print "record " id; exit } }'
)
[ -z "$odd" ] || bad events.csv "it does not agree with the records: $odd"

files=$(grep -c '' manifest.sha256)
kept=$(find records -type f 2>/dev/null | grep -c '')
fingerprint=$(openssl pkey -pubin -in station.pub -outform DER 2>/dev/null | sha256sum)
printf 'OK: %s files, %s records\n' "$files" "$kept"
printf 'SHA-256 of the station'\''s key, to compare with what you have from elsewhere: %s\n' "${fingerprint%% *}"
printf 'SHA-256 of the manifest, to compare with the log'\''s entry about this export: %s\n' \
    "$(sha256sum manifest.sha256 | cut -c 1-64)"
[ -z "$open" ] || printf 'NOTE: no signature covers the records in %s: they came after the last checkpoint.\n' "$open"
exit 0

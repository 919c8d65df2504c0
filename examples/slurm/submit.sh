#!/bin/bash
# submit.sh CERTIFICATE SHARDS FOLDER [TASKS]: an array of checks, and a merge that waits for it.
# TASKS (all by default) are those to run: `submit.sh iris.muball 8 shares 3,5` runs two of them again.
set -eu
export CERTIFICATE=$1 OF=$2 SHARES=$3
tasks=${4:-1-$OF}
here=$(dirname "$(readlink -f "$0")")
mkdir -p "$SHARES"
array=$(sbatch --parsable --export=ALL --array="$tasks" "$here/check.sbatch")
merge=$(sbatch --parsable --export=ALL --dependency="afterany:$array" "$here/merge.sbatch")
echo "$array $merge"

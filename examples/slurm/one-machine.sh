#!/bin/bash
# one-machine.sh FOLDER: Slurm on this machine alone, in the foreground, with all of its files in FOLDER.
# To try the scripts beside it: `export SLURM_CONF=FOLDER/slurm.conf`, then submit. Ends when it is stopped.
# Needs root, and of Debian: slurm-wlm munge.
set -eu
folder=$(readlink -f "$1")
host=$(hostname -s)
cores=$(nproc)
mkdir -p "$folder/state" "$folder/spool"
dd if=/dev/urandom of="$folder/munge.key" bs=64 count=1 status=none
chmod 600 "$folder/munge.key"
cat > "$folder/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
SlurmctldPort=${SLURMCTLD_PORT:-6817}
SlurmdPort=${SLURMD_PORT:-6818}
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$folder/slurm.conf
trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT
munged --foreground --force --num-threads=2 --socket="$folder/munge.socket" --key-file="$folder/munge.key" \
  --pid-file="$folder/munge.pid" --log-file="$folder/munge.log" --seed-file="$folder/munge.seed" &
until [ -S "$folder/munge.socket" ]; do sleep 0.1; done
slurmctld -D > "$folder/slurmctld.log" 2>&1 &
slurmd -D -N "$host" > "$folder/slurmd.log" 2>&1 &
until sinfo --noheader --format=%t 2>/dev/null | grep -q idle; do sleep 0.2; done
echo "ready: export SLURM_CONF=$SLURM_CONF"
wait

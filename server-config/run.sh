#!/bin/sh
# Runs a server for as long as whoever started this script lives: a build tool that is killed leaves no server behind.
# usage: run.sh SERVER_HOME ARGUMENT...
home=$1
shift

LAUNCH_JBOSS_IN_BACKGROUND=true "$home/bin/standalone.sh" "$@" &
server=$!
trap 'kill -TERM $server' HUP INT TERM

(
    trap '' HUP INT
    while kill -0 "$PPID" 2>/dev/null && kill -0 $server 2>/dev/null; do sleep 1; done
    kill -TERM $server 2>/dev/null
) &

# A signal ends the first wait, not the server
wait $server
status=$?
while kill -0 $server 2>/dev/null; do
    wait $server
    status=$?
done
exit $status

#!/bin/sh
# Prints each event of the log once: ./follow-kafka.sh 127.0.0.1:9092
kafka-console-consumer.sh --bootstrap-server "$1" --topic lockstep.events --group my-dashboard --from-beginning |
python3 -uc '
import json, sys
seen = {}
for line in sys.stdin:
    event = json.loads(line)
    if event["sequence"] > seen.get(event["subject"], 0):    # the same event may come twice
        seen[event["subject"]] = event["sequence"]
        print(event["position"], event["subject"], event["type"])
'

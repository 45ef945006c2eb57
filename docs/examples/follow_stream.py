# Prints each event from now on: python3 follow_stream.py http://127.0.0.1:8080 "$TOKEN"
import json, sys, time, urllib.request
headers = {"Authorization": "Bearer " + sys.argv[2]}
while True:
    try:
        for line in urllib.request.urlopen(urllib.request.Request(sys.argv[1] + "/api/events", headers=headers), timeout=60):
            if line.startswith(b"data:"):
                event = json.loads(line[5:])
                headers["Last-Event-ID"] = str(event["position"])    # from here it goes on after a broken connection
                print(event["position"], event["subject"], event["type"], flush=True)
    except OSError:
        time.sleep(1)

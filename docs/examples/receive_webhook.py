# Prints each event that is genuine: python3 receive_webhook.py 9000 "$SECRET"
import base64, hmac, http.server, json, sys, time
key = base64.b64decode(sys.argv[2].removeprefix("whsec_"))
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        id, sent = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        signature = base64.b64encode(hmac.digest(key, f"{id}.{sent}.".encode() + body, "sha256")).decode()
        genuine = hmac.compare_digest("v1," + signature, self.headers["webhook-signature"]) and time.time() - int(sent) < 300
        if genuine:
            print(id, json.loads(body)["type"], flush=True)    # the same id may come twice
        self.send_response(204 if genuine else 401)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()

"""Receives webhooks with Python 3.8 or newer alone, and checks the standard signature.

PORT=9000 WEBHOOK_SECRET=… python3 receiver.py
"""
import base64
import hashlib
import hmac
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = os.environ.get("PORT")
SECRET = os.environ.get("WEBHOOK_SECRET")
if not PORT or not SECRET:
    raise SystemExit("PORT and WEBHOOK_SECRET must be set")
MOST_BYTES = 4 * 1024 * 1024
MOST_SECONDS_OFF = 5 * 60
MOST_IDS = 100_000

# The key is what the base64 stands for; the bytes of any other text
KEY = base64.b64decode(SECRET[len("whsec_"):]) if SECRET.startswith("whsec_") else SECRET.encode()


def is_genuine(headers, body):
    signed = f"{headers.get('webhook-id', '')}.{headers.get('webhook-timestamp', '')}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest())
    # Several, divided by spaces, while a secret is being replaced; those of versions other than v1 are for others
    signatures = headers.get("webhook-signature", "").split(" ")
    is_signed = any(hmac.compare_digest(given.encode(), expected) for given in signatures)
    return is_signed and abs(time.time() - int(headers["webhook-timestamp"])) <= MOST_SECONDS_OFF


# In the order they came. To know them after a restart too, keep them in your database and add an id in the transaction
# that does what the message calls for.
handled = {}
one_at_a_time = threading.Lock()


def handle_once(message_id, body):
    with one_at_a_time:
        if message_id in handled:
            return
        print(f"accepted {message_id} {body.decode()}", flush=True)
        handled[message_id] = True
        if len(handled) > MOST_IDS:
            del handled[next(iter(handled))]


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 15

    def do_POST(self):
        self.send_response(self.status())
        self.send_header("Content-Length", "0")
        self.end_headers()

    def status(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self.close_connection = True
            return 411
        body = self.rfile.read(min(int(length), MOST_BYTES + 1))
        if len(body) > MOST_BYTES:
            self.close_connection = True
            return 413
        if self.path != "/webhook":
            return 404
        if not is_genuine(self.headers, body):
            return 401
        handle_once(self.headers["webhook-id"], body)
        return 204

    def log_message(self, *args):
        """The line of each accepted message is enough."""


server = ThreadingHTTPServer(("127.0.0.1", int(PORT)), Receiver)
print(f"listening at http://127.0.0.1:{PORT}/webhook", flush=True)
server.serve_forever()

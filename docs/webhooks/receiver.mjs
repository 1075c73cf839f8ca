// Receives webhooks with Node.js alone, and checks the standard signature.
// PORT=9000 WEBHOOK_SECRET=… node receiver.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { PORT, WEBHOOK_SECRET } = process.env;
if (!PORT || !WEBHOOK_SECRET) {
  throw new Error('PORT and WEBHOOK_SECRET must be set');
}
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_SECONDS_OFF = 5 * 60;
const MOST_IDS = 100_000;

// The key is what the base64 stands for; the bytes of any other text
const key = WEBHOOK_SECRET.startsWith('whsec_')
  ? Buffer.from(WEBHOOK_SECRET.slice('whsec_'.length), 'base64')
  : Buffer.from(WEBHOOK_SECRET, 'utf8');

function isGenuine(headers, body) {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  const expected = Buffer.from(`v1,${hmac.digest('base64')}`);
  // Several, divided by spaces, while a secret is being replaced; those of versions other than v1 are for others
  const isSigned = signatures
    .split(' ')
    .map((signature) => Buffer.from(signature))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
  return isSigned && Math.abs(Date.now() / 1000 - Number(timestamp)) <= MOST_SECONDS_OFF;
}

// In the order they came. To know them after a restart too, keep them in your database and add an id in the transaction
// that does what the message calls for.
const handled = new Set();

function handleOnce(id, body) {
  if (handled.has(id)) {
    return;
  }
  console.log(`accepted ${id} ${body}`);
  handled.add(id);
  if (handled.size > MOST_IDS) {
    handled.delete(handled.values().next().value);
  }
}

/** The body's bytes, or null as soon as there are too many. */
async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function statusFor(request) {
  if (request.method !== 'POST' || request.url !== '/webhook') {
    return 404;
  }
  const body = await bodyOf(request);
  if (body === null) {
    return 413;
  }
  if (!isGenuine(request.headers, body)) {
    return 401;
  }
  handleOnce(request.headers['webhook-id'], body);
  return 204;
}

const server = createServer((request, response) => {
  statusFor(request).then(
    (status) => response.writeHead(status).end(),
    // What could not be handled is to come again
    () => response.writeHead(500).end(),
  );
});
server.requestTimeout = 15_000;
server.listen(PORT, '127.0.0.1', () => console.log(`listening at http://127.0.0.1:${PORT}/webhook`));

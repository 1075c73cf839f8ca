// Receives webhooks with Express as the guide does: the body is parsed, and X-Webhook-Signature compared with that of
// the body written again. That signature covers neither time nor id; the other receivers check the one that does.
// npm ci; PORT=9000 WEBHOOK_SECRET=… node guide-receiver.mjs
import crypto from 'node:crypto';
import express from 'express';

const { PORT, WEBHOOK_SECRET } = process.env;
if (!PORT || !WEBHOOK_SECRET) {
  throw new Error('PORT and WEBHOOK_SECRET must be set');
}
const MOST_IDS = 100_000;

// In the order they came; what receiver.mjs says of them holds here too
const handled = new Set();

function handleOnce(id, message) {
  if (handled.has(id)) {
    return;
  }
  console.log(`accepted ${id} ${JSON.stringify(message)}`);
  handled.add(id);
  if (handled.size > MOST_IDS) {
    handled.delete(handled.values().next().value);
  }
}

const app = express();

// Express' own limit, 100 kB, is too small for the results of an import with many failed rows
app.post('/webhook', express.json({ limit: '4mb' }), (req, res) => {
  // The key is the secret's text as it stands, whsec_ included
  const expected = crypto
    .createHmac('sha256', WEBHOOK_SECRET)
    .update(JSON.stringify(req.body ?? null))
    .digest();
  const given = Buffer.from(req.get('X-Webhook-Signature') ?? '', 'hex');
  if (given.length !== expected.length || !crypto.timingSafeEqual(given, expected)) {
    return res.status(401).send('Invalid signature');
  }
  handleOnce(req.get('webhook-id'), req.body);
  res.sendStatus(200);
});

// Express' own answer to a body that is too large or no JSON would show where in the code that was found
app.use((error, req, res, next) => res.sendStatus(error.status ?? 500));

app.listen(PORT, '127.0.0.1', (error) => {
  if (error) {
    throw error;
  }
  console.log(`listening at http://127.0.0.1:${PORT}/webhook`);
});

// Receives webhooks with Express, and has the library of Standard Webhooks check the signature and the time.
// npm ci; PORT=9000 WEBHOOK_SECRET=… node standard-receiver.mjs
import express from 'express';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

const { PORT, WEBHOOK_SECRET } = process.env;
if (!PORT || !WEBHOOK_SECRET) {
  throw new Error('PORT and WEBHOOK_SECRET must be set');
}
const MOST_IDS = 100_000;

// The library takes a text for base64 unless it is given bytes
const webhook = WEBHOOK_SECRET.startsWith('whsec_')
  ? new Webhook(WEBHOOK_SECRET)
  : new Webhook(Buffer.from(WEBHOOK_SECRET, 'utf8'), { format: 'raw' });

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

app.post('/webhook', express.raw({ type: 'application/json', limit: '4mb' }), (req, res) => {
  let message;
  try {
    message = webhook.verify(String(req.body), req.headers);
  } catch (error) {
    if (error instanceof WebhookVerificationError) {
      return res.sendStatus(401);
    }
    throw error;
  }
  handleOnce(req.get('webhook-id'), message);
  res.sendStatus(204);
});

// Express' own answer to a body that is too large or no JSON would show where in the code that was found
app.use((error, req, res, next) => res.sendStatus(error.status ?? 500));

app.listen(PORT, '127.0.0.1', (error) => {
  if (error) {
    throw error;
  }
  console.log(`listening at http://127.0.0.1:${PORT}/webhook`);
});

import { Agent, get } from 'node:http';
import { CATALOGUE_SIZE } from './endpoint';

/** Longer than any healthy answer by far, shorter than the patience of a caller. */
const TIMEOUT_MS = 5000;

/**
 * A function that asks the inventory for the stock of a random product over a kept-alive connection; rejects on any
 * answer but 200.
 */
export function inventoryClient(url: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  return () =>
    new Promise((resolve, reject) => {
      const sku = 1 + Math.floor(Math.random() * CATALOGUE_SIZE);
      const request = get(`${url}/stock/${sku}`, { agent, timeout: TIMEOUT_MS }, (response) => {
        response.resume();
        // Once the head of an answer is there, what goes wrong is told by the answer and no longer by the request.
        response.once('error', reject);
        if (response.statusCode === 200) response.once('end', resolve);
        else reject(new Error(`the inventory answered ${response.statusCode}`));
      });
      request.once('timeout', () => request.destroy(new Error('the inventory did not answer in time')));
      request.once('error', reject);
    });
}

import { Agent, get } from 'node:http';
import { CATALOGUE_SIZE } from './endpoint';

/** Much longer than normal responses. */
const TIMEOUT_MS = 5000;

/**
 * Returns a function that requests the stock of a random product over a kept-alive connection; it rejects unless the
 * status is 200.
 */
export function inventoryClient(url: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  return () =>
    new Promise((resolve, reject) => {
      const sku = 1 + Math.floor(Math.random() * CATALOGUE_SIZE);
      const request = get(`${url}/stock/${sku}`, { agent, timeout: TIMEOUT_MS }, (response) => {
        response.resume();
        // After the headers, errors are emitted by the response instead of the request.
        response.once('error', reject);
        if (response.statusCode === 200) response.once('end', resolve);
        else reject(new Error(`the inventory answered ${response.statusCode}`));
      });
      request.once('timeout', () => request.destroy(new Error('the inventory did not answer in time')));
      request.once('error', reject);
    });
}

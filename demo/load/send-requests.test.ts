import { describe, expect, it } from 'vitest';
import { SHOP_ENDPOINTS } from '../shop-api/endpoints';
import { createSampleService } from '../sample-service/sample-service';
import { sendRequests } from './send-requests';

describe('sendRequests', () => {
  it('sends this many requests, spread over the instances, and counts the statuses', async () => {
    const counts = [0, 0];
    const apps = counts.map((_, index) =>
      createSampleService(
        {
          metricPrefix: 'x',
          endpoints: SHOP_ENDPOINTS.map(
            ({ refusal: _refusal, errorShare: _errorShare, inventoryCalls: _calls, ...endpoint }) => ({
              ...endpoint,
              wait: 0,
            }),
          ),
          createMeter: () => ({ started: () => void (counts[index] = (counts[index] ?? 0) + 1), finished: () => {} }),
        },
        { version: '1' },
      ),
    );
    const urls = await Promise.all(apps.map((app) => app.listen({ host: '127.0.0.1', port: 0 })));
    expect(await sendRequests('shop-api', urls, 101)).toEqual(new Map([[200, 101]]));
    expect(counts).toEqual([51, 50]);
    await Promise.all(apps.map((app) => app.close()));
  });
});

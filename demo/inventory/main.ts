import { endpoint, refuseUnknownId } from '../sample-service/endpoint';
import { routeMeter } from '../sample-service/route-meter';
import { createSampleService } from '../sample-service/sample-service';
import { readSetting, serve } from '../sample-service/serve';

/** The dependency that shop-api and backend share: slow it down or let it fail, and both feel it. */
const STOCK = endpoint('GET', '/stock/:id', { wait: 0.008, errorShare: 0.0005, refusal: refuseUnknownId });

const service = { metricPrefix: 'inventory', endpoints: [STOCK], createMeter: routeMeter };
await serve(createSampleService(service, readSetting()));

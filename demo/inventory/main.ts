import { routeMeter } from '../sample-service/route-meter';
import { createSampleService } from '../sample-service/sample-service';
import { readSetting, serve } from '../sample-service/serve';
import { STOCK } from './endpoints';

const service = { metricPrefix: 'inventory', endpoints: [STOCK], createMeter: routeMeter };
await serve(createSampleService(service, readSetting()));

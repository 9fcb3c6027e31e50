import { routeMeter } from '../sample-service/route-meter';
import { createSampleService } from '../sample-service/sample-service';
import { readSetting, serve } from '../sample-service/serve';
import { BACKEND_ENDPOINTS } from './endpoints';

const service = { metricPrefix: 'backend', endpoints: BACKEND_ENDPOINTS, createMeter: routeMeter };
await serve(createSampleService(service, readSetting()));

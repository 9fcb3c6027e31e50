import { createSampleService } from '../sample-service/sample-service';
import { readSetting, serve } from '../sample-service/serve';
import { STOCK } from './endpoints';
import { telemetryMeter } from './telemetry-meter';

const service = { metricPrefix: 'inventory', endpoints: [STOCK], createMeter: telemetryMeter };
await serve(createSampleService(service, readSetting()));

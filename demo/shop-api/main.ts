import { createSampleService } from '../sample-service/sample-service';
import { readSetting, serve } from '../sample-service/serve';
import { SHOP_ENDPOINTS } from './endpoints';
import { shopMeter } from './shop-meter';

const service = { metricPrefix: 'shop_api', endpoints: SHOP_ENDPOINTS, createMeter: shopMeter };
await serve(createSampleService(service, readSetting()));

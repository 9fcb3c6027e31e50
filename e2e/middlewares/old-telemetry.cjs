// Loaded first, because instrumentation patches libraries when they are loaded, which works for CommonJS only.
const { registerInstrumentations } = require('old-instrumentation');
const { HttpInstrumentation } = require('old-instrumentation-http');
const { PrometheusExporter } = require('old-exporter-prometheus');
const { MeterProvider } = require('old-sdk-metrics');

const exporter = new PrometheusExporter({ port: Number(process.env.METRICS_PORT), host: '127.0.0.1' });
const meterProvider = new MeterProvider({ readers: [exporter] });
registerInstrumentations({ meterProvider, instrumentations: [new HttpInstrumentation()] });

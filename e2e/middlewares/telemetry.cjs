// Loaded first, because instrumentation patches libraries when they are loaded, which works for CommonJS only.
const { context } = require('@opentelemetry/api');
const { AsyncLocalStorageContextManager } = require('@opentelemetry/context-async-hooks');
const { PrometheusExporter } = require('@opentelemetry/exporter-prometheus');
const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { ExpressInstrumentation } = require('@opentelemetry/instrumentation-express');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { MeterProvider } = require('@opentelemetry/sdk-metrics');

// The HTTP server metrics get the route of Express through the context.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const exporter = new PrometheusExporter({ port: Number(process.env.METRICS_PORT), host: '127.0.0.1' });
const meterProvider = new MeterProvider({ readers: [exporter] });
registerInstrumentations({
  meterProvider,
  instrumentations: [new HttpInstrumentation(), new ExpressInstrumentation()],
});

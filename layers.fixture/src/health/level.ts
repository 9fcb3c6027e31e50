import '@/health/facts/freshness'; // bad: layers/imports

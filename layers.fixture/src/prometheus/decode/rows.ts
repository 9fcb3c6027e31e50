import '@/prometheus/series';
import '@/prometheus/server/facts';
import '@/prometheus/transport/driver'; // bad: layers/imports

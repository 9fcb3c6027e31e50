/**
 * Notifications that reached no Alertmanager within five minutes. `prometheus_notifications_errors_total` counts the attempts at each of several, and so the same ones again.
 * Absent where Prometheus does not scrape itself, which says nothing.
 */
export const UNDELIVERED = 'sum(increase(prometheus_notifications_dropped_total[5m]))';

/**
 * Notifications of the last five minutes that reached no Alertmanager. Not `prometheus_notifications_errors_total`,
 * which counts failures per Alertmanager, although another one may have got the notification. Empty where Prometheus
 * does not scrape itself, which then means nothing.
 */
export const UNDELIVERED = 'sum(increase(prometheus_notifications_dropped_total[5m]))';

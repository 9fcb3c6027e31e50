/** Notifications that Prometheus could not hand over within five minutes. Both counters are absent where it does not scrape itself, which says nothing. */
export const UNDELIVERED = 'sum(increase(prometheus_notifications_errors_total[5m])) + sum(increase(prometheus_notifications_dropped_total[5m]))';

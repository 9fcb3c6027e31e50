import { deliveryOf, loudFirst } from '@/panels/alert-list/alert-delivery';
import { createAlertmanager } from '@/prometheus/transport/alertmanager';

/**
 * All code that queries Alertmanagers and reads their answers, as one chunk that is loaded only where one is
 * configured.
 */
export const alertmanagerReader = { createAlertmanager, deliveryOf, loudFirst };

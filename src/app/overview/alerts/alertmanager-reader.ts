import { deliveryOf, loudFirst } from '@/panels/alert-list/alert-delivery';
import { createAlertmanager } from '@/prometheus/transport/alertmanager';

/** All that asks an Alertmanager and makes sense of its answers, in one piece: it is downloaded where one is configured. */
export const alertmanagerReader = { createAlertmanager, deliveryOf, loudFirst };

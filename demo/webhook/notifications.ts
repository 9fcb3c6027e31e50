import * as v from 'valibot';

const Alert = v.object({
  status: v.picklist(['firing', 'resolved']),
  labels: v.record(v.string(), v.string()),
  startsAt: v.string(),
  endsAt: v.string(),
});

/** The part of Alertmanager's webhook message with the group and its alerts. */
const Message = v.object({
  receiver: v.string(),
  status: v.picklist(['firing', 'resolved']),
  groupLabels: v.record(v.string(), v.string()),
  alerts: v.array(Alert),
});

const Notifications = v.array(v.object({ receivedAt: v.string(), body: Message }));

/** A notification from Alertmanager, with the time of receipt. */
export type Notification = v.InferOutput<typeof Notifications>[number];

/** All notifications received by the webhook at `url`, oldest first. */
export async function readNotifications(url: string): Promise<Notification[]> {
  const response = await fetch(url);
  return v.parse(Notifications, await response.json());
}

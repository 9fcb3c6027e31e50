import * as v from 'valibot';

const Alert = v.object({
  status: v.picklist(['firing', 'resolved']),
  labels: v.record(v.string(), v.string()),
  startsAt: v.string(),
  endsAt: v.string(),
});

/** The part of Alertmanager's webhook message that says which group it is about and what is in it. */
const Message = v.object({
  receiver: v.string(),
  status: v.picklist(['firing', 'resolved']),
  groupLabels: v.record(v.string(), v.string()),
  alerts: v.array(Alert),
});

const Notifications = v.array(v.object({ receivedAt: v.string(), body: Message }));

/** What Alertmanager delivered, with the time at which it arrived. */
export type Notification = v.InferOutput<typeof Notifications>[number];

/** Everything that the inbox at `url` received, oldest first. */
export async function readNotifications(url: string): Promise<Notification[]> {
  const response = await fetch(url);
  return v.parse(Notifications, await response.json());
}

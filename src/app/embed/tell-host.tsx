import type { Level } from '@/health/level';
import type { ServerClock } from '@/prometheus/server/clock';
import { useConfiguration } from '@/app/config/configuration';
import type { ViewActions } from '@/app/view/view-actions';
import { useHost } from './use-host';

type TellHostProps = {
  verdict: Level | 'loading';
  sentence: string;
  service: string;
  clock: ServerClock;
  actions: ViewActions;
};

/** Renders nothing; exchanges messages with the portal while there is no service to show. */
export function TellHost({ verdict, sentence, service, clock, actions }: TellHostProps): null {
  const { config } = useConfiguration();
  useHost(config.embed.allowedOrigins, { verdict, sentence, service }, clock, actions.followHost);
  return null;
}

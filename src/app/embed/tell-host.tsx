import type { Level } from '@/health/verdict';
import { useConfiguration } from '@/app/config/configuration';
import type { ViewActions } from '@/app/view/use-view-state';
import { useHost } from './use-host';

type TellHostProps = { verdict: Level | 'loading'; sentence: string; service: string; actions: ViewActions };

/** Shows nothing; speaks with the page around this one while there is no service to show. */
export function TellHost({ verdict, sentence, service, actions }: TellHostProps): null {
  const { config } = useConfiguration();
  useHost(config.embed.allowedOrigins, { verdict, sentence, service }, actions.followHost);
  return null;
}

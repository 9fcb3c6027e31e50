import { useMemo } from 'react';
import type { Connection } from '@/prometheus/connection/connection';
import { useConfiguration } from '@/app/config/configuration';
import type { Services } from '@/app/discovery/use-services';
import type { ViewState } from '@/app/view/use-view-state';
import { givenProfiles } from './given-profiles';
import { useServicesModel, type ServicesModel } from './use-services-model';

export type AllServicesProps = { connection: Connection; services: Services; view: ViewState };

/** What a whole page about all services shows, each read as the configuration and the URL say. */
export function useAllServices({ connection, services, view }: AllServicesProps): ServicesModel {
  const { config } = useConfiguration();
  const { service, profile } = view;
  const given = useMemo(
    () => givenProfiles({ service, profile }, config.profiles),
    [service, profile, config.profiles],
  );
  return useServicesModel({ config, connection, services: services.known, given, view });
}

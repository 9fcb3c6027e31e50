import type { EarlierMoment, Moment, ServiceFacts } from '@/health/service-facts';

type Past = Pick<ServiceFacts, 'hourAgo' | 'earlier'>;

/**
 * The latest moment that was otherwise than the present one; null where none was. `isAlike`: whether a moment was as bad.
 * What has been bad for more than an hour is compared with moments further back, and is usual where it was as bad at
 * half of those before: a service that nobody calls at night but a client with an old password, or one whose
 * requests are connections that stay open.
 */
export function turnedFrom(
  { hourAgo, earlier }: Past,
  wasOtherwise: (moment: Moment) => boolean,
  isAlike: (moment: Moment) => boolean,
): EarlierMoment | null {
  if (hourAgo !== null && wasOtherwise(hourAgo)) return { secondsAgo: 3600, moment: hourAgo };
  const good = earlier.filter(({ moment }) => wasOtherwise(moment));
  const [latest] = good;
  if (latest === undefined) return null;
  const alike = earlier.filter(
    ({ secondsAgo, moment }) => secondsAgo > latest.secondsAgo && !wasOtherwise(moment) && isAlike(moment),
  );
  return good.length > alike.length ? latest : null;
}

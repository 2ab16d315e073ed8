import { formatShort } from '#app/components/time/london.ts';
import type { Attention as Given } from '#app/domain/oversight/lists.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Whom the service told last of an overdue thing. */
export function Told({ told }: { readonly told: Wire<Given>['told'] }) {
  if (told === null) return <>Nobody yet</>;
  return (
    <>
      {told.names.join(', ')}
      <br />
      <time dateTime={told.at}>{formatShort(told.at)}</time>
    </>
  );
}

/** Who says they are on it, and until when the ladder waits for them. */
export function Acknowledged({ acknowledged }: { readonly acknowledged: Wire<Given>['acknowledged'] }) {
  if (acknowledged === null) return <>Nobody</>;
  return (
    <>
      {acknowledged.name}, until <time dateTime={acknowledged.until}>{formatShort(acknowledged.until)}</time>
    </>
  );
}

import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { OpenSession } from '#app/domain/account/open-session.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = Wire<OpenSession>;

/** Where somebody is signed in, and how to end it. No place and no address: they would say where people live and work. */
export function SessionList({ sessions }: { readonly sessions: readonly Row[] }) {
  return (
    <>
      <Table
        caption="Where you are signed in"
        captionHidden
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'Browser', cell: ({ browser }) => browser ?? 'Another browser' },
          { heading: 'Begun', cell: ({ createdAt }) => <Moment at={createdAt} /> },
          { heading: 'Last seen', cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
          { heading: 'End', cell: (row) => <End row={row} /> },
        ]}
      />
      {sessions.length > 1 && (
        <PostForm>
          <Button tone="secondary" name="end" value="others">
            Sign out everywhere else
          </Button>
        </PostForm>
      )}
    </>
  );
}

function End({ row: { id, own, browser } }: { readonly row: Row }) {
  if (own) return <>This browser</>;
  return (
    <PostForm>
      <Button tone="secondary" name="end" value={id}>
        Sign out<span className="govuk-visually-hidden"> {browser ?? 'the other browser'}</span>
      </Button>
    </PostForm>
  );
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { WarningText } from '#app/components/content/notes.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { CodeBox } from '#app/components/referral/code-box.tsx';
import { requireDraft } from '#app/http/referral/draft.server.ts';
import { isFromCheck, pathAfter } from '#app/http/referral/paths.server.ts';

export const meta = titled('Ring 999 now');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { code, draft } = await requireDraft(request, context);
  const next = pathAfter('danger', isFromCheck(request.url));
  return { code, expiresAt: draft.expiresAt.toISOString(), next };
}

/** Says to ring first, and lets them go on: the referral is needed too. */
export default function DangerNow() {
  const { code, expiresAt, next } = useLoaderData<typeof loader>();
  return (
    <Page title="Ring 999 now" back={{ to: '/referral/danger', words: 'Back' }}>
      <WarningText>
        This form does not send help at once. The police and the ambulance service do.
      </WarningText>
      <ButtonLink to="tel:999" tone="warning" start>
        Ring 999
      </ButtonLink>
      <ul className="govuk-list govuk-list--bullet">
        <li>Say that a child is in danger and where the child is.</li>
        <li>If you cannot speak, listen to the operator and press 55 on a mobile phone.</li>
        <li>Stay with the child if you can do so safely.</li>
      </ul>
      <p className="govuk-body">
        Then go on here. The referral is marked, and the duty coordinators are alerted the moment you send it.
      </p>
      <ButtonLink to={next}>I have rung 999: go on</ButtonLink>
      <p className="govuk-body">
        <a className="govuk-link" href={next}>
          The police know already: go on
        </a>
      </p>
      <CodeBox code={code} expiresAt={expiresAt} />
    </Page>
  );
}

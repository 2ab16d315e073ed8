import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Letter } from '#app/components/guardian/letter.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { formatMoment } from '#app/components/time/london.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewLetter } from '#app/usecases/guardian/view-letter.server.ts';

const title = 'Letter of appointment';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const viewed = await viewLetter(context.deps, actor, idFrom(params, 'appointmentId'));
  if (!viewed.ok || viewed.value.body === null) throw forbiddenAsUnknown();
  const { header, body: letter } = viewed.value;
  return { header, letter, helpPhone: context.env.helpPhone };
}

export default function LetterOfAppointment() {
  const { header, letter, helpPhone } = useLoaderData<typeof loader>();
  return (
    <Page title={title} titleElsewhere back={{ to: `/cases/${header.caseId}`, words: 'Back to the case' }}>
      {letter.endsAt && (
        <WarningText>
          This appointment ended on {formatMoment(letter.endsAt)}. The letter is void.
        </WarningText>
      )}
      <p className="govuk-body cg-screen-only">
        Print this page with your browser, or save it as a PDF. Hand it over on paper or show it; do not send
        it by e-mail, because it names the child.
      </p>
      <Letter header={header} letter={letter} helpPhone={helpPhone} />
    </Page>
  );
}

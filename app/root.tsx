import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage, UnknownPage } from '#app/components/error/error-page.tsx';
import { errorWords } from '#app/components/error/error-words.ts';
import { SendAgainPage } from '#app/components/error/send-again.tsx';
import { Document } from '#app/components/layout/document.tsx';
import { Frame } from '#app/components/layout/frame.tsx';
import { useMarks } from '#app/components/layout/marks.tsx';
import { pageTitle, serviceName } from '#app/components/layout/titled.ts';
import { isKeptAnswers } from '#app/domain/account/kept-answers.ts';
import { answer } from '#app/http/answer.server.ts';
import { currentActor } from '#app/http/actor.server.ts';
import { takeFlash } from '#app/http/flash.server.ts';
import { placesFor } from '#app/http/navigation.server.ts';
import { countUnread } from '#app/store/account/unread-queries.server.ts';
import icon from '#app/styles/icon.svg?url';
import styles from '#app/styles/index.scss?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? pageTitle(errorWords(statusOf(error)).title) : serviceName },
];

/** Who is signed in and what the header says of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(context);
  const flash = takeFlash(request, context);
  const frame = {
    signedIn: actor && {
      label: actor.label,
      unread: await countUnread(context.deps.db, actor),
      places: placesFor(actor.role).map(({ to, words }) => ({ to, words })),
    },
    demonstration: context.env.mode === 'embedded',
    mailbox: context.env.mailboxUrl,
    helpPhone: context.env.helpPhone,
    flash: flash.text,
    held: await context.isHeld(),
  };
  return answer(frame, { headers: flash.headers });
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root') ?? unknown;
  const { pathname } = useLocation();
  return (
    <Document>
      <Frame {...frame} path={pathname}>
        {children}
      </Frame>
    </Document>
  );
}

/** What is known when the loader has failed, or has not run because an action did. */
const unknown = {
  signedIn: undefined,
  demonstration: false,
  mailbox: null,
  helpPhone: null,
  flash: null,
  held: false,
};

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useMarks();
  if (isRouteErrorResponse(error) && isKeptAnswers(error.data)) return <SendAgainPage {...error.data} />;
  const status = statusOf(error);
  return status === 404 ? <UnknownPage /> : <ErrorPage status={status} requestId={requestId} />;
}

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

import { isRouteErrorResponse, Outlet, useRouteError } from '@remix-run/react';
import { ErrorPage, UnknownPage } from '#app/components/error/error-page.tsx';
import { useMarks } from '#app/components/layout/marks.tsx';
import { LeaveQuickly } from '#app/components/referral/leave-quickly.tsx';
import { LostAnswersPage } from '#app/components/referral/lost-answers-page.tsx';
import { isLostAnswers } from '#app/domain/referral/lost-answers.ts';

/** Around every page of the public form: a way out. */
export default function Referral() {
  return (
    <>
      <LeaveQuickly />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useMarks();
  if (isRouteErrorResponse(error) && isLostAnswers(error.data)) return <LostAnswersPage {...error.data} />;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return status === 404 ? <UnknownPage /> : <ErrorPage status={status} requestId={requestId} />;
}

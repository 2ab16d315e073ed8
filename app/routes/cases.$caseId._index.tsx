import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CasePage } from '#app/components/case/case-page.tsx';
import { DueList } from '#app/components/case/due-list.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { openCase } from '#app/http/case.server.ts';
import { readDue } from '#app/store/deadline/due-queries.server.ts';

export const meta = titled('What is due in a case');

export const loader = (args: LoaderFunctionArgs) =>
  openCase(args, 'due', readDue(pageAsked(new URL(args.request.url).searchParams)));

export default function WhatIsDue() {
  const { body, ...view } = useLoaderData<typeof loader>();
  return (
    <CasePage {...view} section="due">
      <DueList {...body} header={view.header} now={view.now} />
    </CasePage>
  );
}

import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Pagination } from '#app/components/content/pagination.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import { ErrorSummary } from '#app/components/form/error-summary.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { DueTag } from '#app/components/time/due-date.tsx';

const html = (element: ReactNode) => renderToStaticMarkup(element);
const options = [
  { value: 'a', label: 'First', hint: 'with a hint' },
  { value: 'b', label: 'Second' },
];

const fields = (
  form: { errors: Record<string, string>; values: Record<string, string | string[]> } | null,
) => (
  <>
    <TextInput name="line" label="Line" form={form} onRecord="stored" hint="A hint" />
    <TextArea name="text" label="Text" form={form} max={100} />
    <Select name="list" label="List" form={form} options={options} />
    <Radios name="one" label="One" form={form} options={options} onRecord="b" />
    <Checkboxes name="many" label="Many" form={form} options={options} onRecord={['a']} />
    <DateInput name="found" label="Day" form={form} onRecord="2026-11-24" />
  </>
);

const errors = { line: 'E1', text: 'E2', list: 'E3', one: 'E4', many: 'E5', found: 'E6' };

describe('fields', () => {
  test('every message in the summary leads to a control, which is described by its own message', () => {
    const form = { errors, values: {} };
    const page = html(
      <>
        <ErrorSummary form={form} />
        {fields(form)}
      </>,
    );
    for (const name of Object.keys(errors)) {
      expect(page).toContain(`href="#${name}"`);
      expect(page).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${name}"`, 'u'));
      expect(page).toMatch(new RegExp(`aria-describedby="[^"]*${name}-error`, 'u'));
    }
  });

  test('no two things share an id, and every label names a control', () => {
    const page = html(fields({ errors, values: {} }));
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ for="([^"]+)"/gu)) expect(ids).toContain(target);
  });

  test('show what is on record at first, and afterwards what was typed, even if that was nothing', () => {
    const first = html(fields(null));
    expect(first).toContain('value="stored"');
    expect(first).toMatch(/checked="" value="b"|value="b" checked=""/u);
    expect(first).toMatch(/name="found\.year"[^>]* value="2026"/u);
    const typed = { line: '', one: 'a', many: ['b'], 'found.day': '31', 'found.month': '', 'found.year': '' };
    const again = html(fields({ errors: {}, values: typed }));
    expect(again).not.toContain('stored');
    expect(again).toMatch(/name="found\.day"[^>]* value="31"/u);
    expect(again.match(/checked=""/gu)).toHaveLength(2);
  });

  test('never show a password again', () => {
    const form = { errors: {}, values: { password: 'my-secret' } };
    expect(html(<TextInput name="password" type="password" label="Password" form={form} />)).not.toContain(
      'my-secret',
    );
  });

  test('escape what was typed', () => {
    const form = { errors: {}, values: { line: '"><script>alert(1)</script>' } };
    expect(html(<TextInput name="line" label="Line" form={form} />)).not.toContain('<script>');
  });

  test('have no summary while all is well', () => {
    expect(html(<ErrorSummary form={null} />)).toBe('');
    expect(html(<ErrorSummary form={{ errors: {}, values: {} }} />)).toBe('');
  });
});

describe('lists', () => {
  test('carry their headings into each cell, for phones, and their caption for screen readers', () => {
    const columns = [
      { heading: 'Name', cell: (row: string) => row },
      { heading: 'Length', cell: (row: string) => row.length, numeric: true },
    ];
    const page = html(
      <Table caption="Words" captionHidden rows={['abc']} keyOf={(row) => row} columns={columns} />,
    );
    expect(page).toContain('<caption class="govuk-visually-hidden">Words</caption>');
    expect(page).toContain('scope="row"');
    expect(page).toContain('data-label="Length"');
  });

  test('lead only to pages that exist', () => {
    expect(html(<Pagination newer={null} older={null} />)).toBe('');
    expect(html(<Pagination older="/b" />)).not.toContain('Newer');
  });

  test('say what a change is about', () => {
    const rows = [{ key: 'Language', value: 'Tigrinya', change: { to: '/x', about: 'the language' } }];
    expect(html(<SummaryList rows={rows} />)).toContain(
      'Change<span class="govuk-visually-hidden"> the language',
    );
  });

  test('say in words how pressing something is', () => {
    const now = '2026-11-24T10:00:00.000Z';
    expect(html(<DueTag at="2026-11-24T09:00:00.000Z" now={now} />)).toContain('>Overdue<');
    expect(html(<DueTag at="2026-11-24T12:00:00.000Z" now={now} />)).toContain('>Due today<');
  });
});

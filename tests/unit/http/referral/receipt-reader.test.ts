import { expect, test } from 'vitest';

import { referenceOn } from '#tests/integration/referral/filling.ts';

test('a test reads the reference of a receipt, though the number of the request looks like one', () => {
  const page = (main: string) =>
    `<html data-request-id="7K3R-9QXM-2B4T"><body>${main}<p>R-ABCD-EFGH</p></body></html>`;
  const receipt = '<strong class="govuk-body cg-reference">R-WXYZ-2345</strong>';
  expect(/R-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(page(receipt))?.[0]).toBe('R-9QXM-2B4T');
  expect(referenceOn(page(receipt))).toBe('R-WXYZ-2345');
  expect(referenceOn(page(''))).toBe('');
});

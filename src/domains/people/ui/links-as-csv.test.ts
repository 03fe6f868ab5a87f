import { expect, it } from 'vitest';
import { linksAsCsv } from './links-as-csv.ts';

it('links to hand over are a table in which names stay text', () => {
  const invitation = { userId: '1', email: 'a@x.edu', isMailed: false, url: 'http://x/invitation#s' };
  expect(
    linksAsCsv(
      [
        { ...invitation, name: 'Anna "A"; B' },
        { ...invitation, name: '=1+1' },
      ],
      ['Name', 'E-mail', 'Link'],
    ),
  ).toBe(
    [
      '\ufeff"Name";"E-mail";"Link"',
      '"Anna ""A""; B";"a@x.edu";"http://x/invitation#s"',
      `"'=1+1";"a@x.edu";"http://x/invitation#s"`,
      '',
    ].join('\r\n'),
  );
});

import type { Page } from 'playwright-core';

/** Lets the demo's courses be compared and looked at, by whoever may set thresholds; once. */
export async function fillQualityPage(page: Page): Promise<void> {
  const address = new URL(page.url()).origin;
  const headers = { origin: address };
  const at = (path: string): string => `${address}/api/v1${path}`;
  const overview = async (): Promise<string> => (await page.request.get(at('/clustering-quality'))).text();
  if ((await overview()).includes('"agreements":null')) {
    const ids = [...(await overview()).matchAll(/"courseId":(\d+),"name"/g)].map(([, id]) => id ?? '');
    for (const id of ids) await page.request.post(at(`/courses/${id}/clusterings`), { headers });
    const data: unknown = await (await page.request.get(at('/settings/clustering-quality'))).json();
    await page.request.put(at('/settings/clustering-quality'), { headers, data });
    while ((await overview()).includes('"agreements":null')) await page.waitForTimeout(300);
  }
  await page.reload();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
}

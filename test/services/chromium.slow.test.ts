import { expect, test } from 'vitest';
import { launchBrowser, skipsPages } from './chromium.ts';

test.skipIf(skipsPages())('browser for tests: shows a page and runs its script', async () => {
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent('<h1>old</h1><script>document.querySelector("h1").textContent = "new"</script>');
  expect(await page.textContent('h1')).toBe('new');
});

/** Goes through the provider's pages as a browser would, and returns the address at which it is sent back to us. */
export async function visitProvider(url: string, returnUrl: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider stops at ${next}: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(returnUrl)) return next;
  }
  throw new Error(`the provider leads in a circle, at last to ${next}`);
}

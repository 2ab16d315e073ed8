type Fields = Readonly<Record<string, string>> | URLSearchParams;
type Headers_ = Readonly<Record<string, string>>;

/** What a browser does: it keeps cookies, does not follow redirects here, and says where a form comes from. */
export type Visitor = {
  readonly get: (path: string, headers?: Headers_) => Promise<Response>;
  readonly post: (path: string, fields?: Fields, headers?: Headers_) => Promise<Response>;
  /** Posts a body as it is, under whatever type. */
  readonly send: (path: string, body: string, type: string) => Promise<Response>;
  readonly cookies: Map<string, string>;
};

export function visitorTo(url: string, origin: string): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  return {
    cookies,
    send: (path, body, type) =>
      send(path, { method: 'POST', body, headers: { Origin: origin, 'Content-Type': type } }),
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: origin, ...headers },
      }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
  if (line.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, value);
}

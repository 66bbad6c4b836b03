import type { GitHub } from '../../src/github/index.ts';

export interface RestOptions {
  readonly method?: string;
  /** A string goes out as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks REST with a token; the answer's JSON is undefined when there is none. */
export function restClient({ apiUrl }: GitHub, token: string) {
  return async (path: string, { method = 'GET', body, headers }: RestOptions = {}) => {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    // A defect of the stand-in is told in plain text.
    if (response.status === 501 && !text.startsWith('{')) throw new Error(text);
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, answer };
  };
}

export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly type?: string; readonly message: string; readonly path?: readonly string[] }[];
}

/** Asks GraphQL with a token. */
export function graphqlClient({ graphqlUrl }: GitHub, token: string) {
  return async (query: string, variables: object = {}) => {
    const response = await fetch(graphqlUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer: unknown = await response.json();
    if (!isAnswer(answer)) throw new TypeError('The answer is no object.');
    return { ...answer, status: response.status, headers: response.headers };
  };
}

function isAnswer(value: unknown): value is GraphqlAnswer {
  return typeof value === 'object' && value !== null;
}

import { request } from 'node:https';

export interface ApiClient {
  /** JSON or text. Throws when there is no answer; any status is one. */
  ask(path: string, change?: { readonly method: string; readonly body: unknown }): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const patience = 5_000;

export function apiClient({ url, certificate, token }: { url: string; certificate: string; token: string }): ApiClient {
  return {
    ask: (path, change) =>
      new Promise((resolve, reject) => {
        const call = request(
          new URL(path, url),
          {
            ca: certificate,
            method: change?.method ?? 'GET',
            timeout: patience,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.once('error', reject);
            response.once('end', () =>
              resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
            );
          },
        );
        call.once('error', reject);
        call.once('timeout', () => call.destroy(new Error(`No answer to ${path} within ${patience} ms.`)));
        call.end(change === undefined ? undefined : JSON.stringify(change.body));
      }),
  };
}

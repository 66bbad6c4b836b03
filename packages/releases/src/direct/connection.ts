import { request as httpRequest, type Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { proxyAgent } from '@iac/action-kit/proxy';

type Service = 'git-upload-pack' | 'git-receive-pack';

export interface Message {
  readonly service: Service;
  readonly body: string | Buffer;
  readonly signal: AbortSignal;
}

/** Silence that counts as gone, in milliseconds: as long as git waits (lowSpeedTime). */
const longestSilence = 30_000;

/** Connections to one repository over HTTP, kept open between requests. */
export class Connection {
  readonly #url: string;
  readonly #authorization: string;
  #agent: Agent | undefined;

  constructor(url: string, authorization: string) {
    this.#url = url;
    this.#authorization = authorization;
  }

  /** The answer's body. Throws for everything but a 200 of this service: redirects are not followed. */
  post({ service, body, signal }: Message): Promise<Buffer> {
    const url = new URL(`${this.#url}/${service}`);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const agent = (this.#agent ??= proxyAgent(this.#url));
    const result = `application/x-${service}-result`;
    const headers = {
      accept: result,
      authorization: this.#authorization,
      'content-length': Buffer.byteLength(body),
      'content-type': `application/x-${service}-request`,
      'git-protocol': 'version=2',
      'user-agent': 'git/2 (push-helmrelease)',
    };
    return new Promise((resolve, reject) => {
      const sent = send(url, { method: 'POST', agent, headers, signal, timeout: longestSilence }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          if (answer.statusCode === 200 && answer.headers['content-type'] === result) resolve(Buffer.concat(chunks));
          else reject(new Error(`${service} answered with status ${answer.statusCode ?? 0}`));
        });
      });
      sent.once('timeout', () => sent.destroy(new Error(`${service} was silent`)));
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent?.destroy();
  }
}

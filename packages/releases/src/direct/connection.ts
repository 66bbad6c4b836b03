import { request as httpRequest, type Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { within } from '../deadline.ts';
import { endableAgent } from './endable-agent.ts';

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
  readonly #ending = new AbortController();
  #agent: Agent | undefined;

  constructor(url: string, authorization: string) {
    this.#url = url;
    this.#authorization = authorization;
  }

  /** The answer's body. Throws for everything but a 200 of this service: redirects are not followed. */
  async post(message: Message): Promise<Buffer> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new Error(`${message.service} was silent`)), longestSilence);
    const signal = AbortSignal.any([message.signal, silence.signal]);
    try {
      // Not by the request alone: through a proxy it has no socket for a while, and then neither a timeout nor an end.
      return await within(
        signal,
        this.#exchange({ ...message, signal }, () => timer.refresh()),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  #exchange({ service, body, signal }: Message, heard: () => void): Promise<Buffer> {
    const url = new URL(`${this.#url}/${service}`);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const agent = (this.#agent ??= endableAgent(this.#url, this.#ending.signal));
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
      const sent = send(url, { method: 'POST', agent, headers, signal }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => {
          heard();
          chunks.push(chunk);
        });
        answer.on('error', reject);
        answer.once('end', () => {
          if (answer.statusCode === 200 && answer.headers['content-type'] === result) resolve(Buffer.concat(chunks));
          else reject(new Error(`${service} answered with status ${answer.statusCode ?? 0}`));
        });
      });
      // Without a listener the request ends and nobody is told.
      sent.once('upgrade', (_, socket) => {
        socket.destroy();
        reject(new Error(`${service} answered in another protocol`));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#ending.abort();
    this.#agent?.destroy();
  }
}

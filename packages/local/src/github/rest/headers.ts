import type { IncomingMessage } from 'node:http';
import { restError } from '../api/answer.ts';

const versions = ['2022-11-28'];
const media = ['*/*', 'application/json', 'application/vnd.github+json', 'application/vnd.github.v3+json'];

/** Throws where the answer would be in another form than the schema here describes. */
export function checkHeaders({ headers }: IncomingMessage): void {
  const version = headers['x-github-api-version'];
  if (version !== undefined && !versions.includes(version.toString())) {
    throw restError(400, `"${version.toString()}" is not a supported API version here: use ${versions.join()}.`);
  }
  const wanted = (headers.accept ?? '*/*').split(',').map((type) => type.trim().replace(/;.*/, ''));
  if (wanted.some((type) => media.includes(type))) return;
  throw restError(415, `Unsupported 'Accept' header: '${wanted.join()}'. Must accept 'application/json'.`);
}

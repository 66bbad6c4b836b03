import type { Agent } from 'node:http';
import { HttpClient } from '@actions/http-client';

/** The agent that reaches `url` as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say: GitHub's own reading of them, so that all clients agree. */
export function proxyAgent(url: string): Agent {
  return new HttpClient(undefined, undefined, { keepAlive: true }).getAgent(url);
}

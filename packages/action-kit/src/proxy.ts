import type { Agent } from 'node:http';
import { HttpClient } from '@actions/http-client';

/** The agent that reaches `url` as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say: GitHub's own reading of them, so that all clients agree. */
export function proxyAgent(url: string): Agent {
  const agent = new HttpClient(undefined, undefined, { keepAlive: true }).getAgent(url);
  // The AWS SDK silently replaces an agent that has no destroy(), and the one that tunnels has none: it keeps no idle sockets.
  return 'destroy' in agent ? agent : Object.assign(agent, { destroy: () => undefined });
}

import type { Agent } from 'node:http';
import { Socket } from 'node:net';
import { proxyAgent } from '@iac/action-kit/proxy';

/**
 * The agent that reaches `url`. The one that tunnels through a proxy forgets a tunnel whose request was given up, and the socket
 * would keep this process: so it is ended with `signal`.
 */
export function endableAgent(url: string, signal: AbortSignal): Agent {
  const agent = proxyAgent(url);
  if (!('proxyOptions' in agent) || typeof agent.proxyOptions !== 'object' || agent.proxyOptions === null) return agent;
  // While the proxy is asked, and after it has answered.
  Object.assign(agent.proxyOptions, { signal });
  signal.addEventListener('abort', () => {
    for (const socket of Object.values(agent.sockets).flat()) if (socket instanceof Socket) socket.destroy();
  });
  return agent;
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';

const channel = 'http.client.request.start';

/** A network that hardly answers must not hold up what can be said without it. */
const longestMilliseconds = 100;

/**
 * Resolves when this process has handed its first HTTP request to the network, or after 100 ms. Between the call of a client's method
 * and that moment lie many turns in which the SDK looks for credentials, signs and connects: what is computed meanwhile holds the
 * request up. https://nodejs.org/api/diagnostics_channel.html#http
 */
export function firstRequest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestMilliseconds);
    const heard = (message: unknown) => {
      unsubscribe(channel, heard);
      const request = typeof message === 'object' && message !== null && 'request' in message && message.request;
      if (request instanceof ClientRequest) request.once('finish', resolve);
      else resolve();
    };
    subscribe(channel, heard);
  });
}

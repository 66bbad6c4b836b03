export { oid, readAnswer } from './answer.ts';
export { clockOf, type Clock } from './clock.ts';
export { gitHubErrorCodes, gitHubError, type GitHubErrorCode } from './errors.ts';
export type { Answer, Wire } from './exchange.ts';
export { githubOver, type GitHub } from './github.ts';
export { loadFetch } from './load-fetch.ts';
export { graphqlUrlOf, octokitWire } from './octokit-wire.ts';

export { startGitHub, type StartOptions } from './start.ts';
export type { DeployKeyOptions, GitHub } from './github.ts';
export type { CommitOptions, Repository } from './repositories/handle.ts';
export type { CreateOptions } from './repositories/create.ts';
export type { BranchRule } from './access/protection.ts';
export type { TokenKind, TokenOptions } from './access/tokens.ts';
export type { LimitOptions } from './limits/rate-limits.ts';
export { LocalGitHubError, type GitHubCode } from './errors.ts';

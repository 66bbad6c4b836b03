export { CommandError, lastWord, type CommandErrorCode } from './command-error.ts';
export { runCommand, type Output, type RunOptions } from './run-command.ts';
export { startCommand, type Command, type Running } from './start-command.ts';

import { startCommand, type Running } from '@iac/command';

export interface Daemon {
  readonly file: string;
  readonly args: readonly string[];
  /** The whole environment; default this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The file that stdout and stderr are appended to; without one, they are told by line. */
  readonly log?: string;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

/**
 * The shell holds the read end of a pipe whose only write end is in this process. When this process ends, however it
 * ends, read sees the end of the file and kills the group that the shell leads, itself included. Told to stop, the shell
 * waits for the program's end, so that its ports are free by then: a killed process keeps them for a moment.
 */
const untilParentEnds = `exec 3<&0
[ -z "$1" ] || exec >>"$1" 2>&1
shift
"$@" 3<&- </dev/null &
program=$!
trap 'kill -s KILL "$program"; wait "$program"; exit 143' TERM
{ read -r never <&3; kill -s KILL 0; } &
exec 3<&-
wait "$program"
exit $?`;

/**
 * Starts a program that serves until stop() is called or this process ends, even by kill -9: nothing of it stays.
 * It is killed, not asked: what it keeps must be worth nothing. `ended` says when it ends before.
 */
export function startDaemon({ file, args, log = '', ...rest }: Daemon): Running {
  return startCommand({ file: 'sh', args: ['-c', untilParentEnds, 'sh', log, file, ...args], ...rest });
}

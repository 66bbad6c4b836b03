import { readFileSync } from 'node:fs';

/** npm starts a script through a shell, which may become the script or stay as its parent. */
const nearest = 2;

/** The npm that is this process or its parent. Undefined where there is none, or no /proc that says so (Linux has it). */
export function npmOf(pid: number, generations = nearest): number | undefined {
  const status = statusOf(pid);
  if (status === undefined || generations === 0) return undefined;
  return status.name.startsWith('npm') ? pid : npmOf(status.parent, generations - 1);
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: `PID (NAME) STATE PARENT ...`, and a name may hold anything. */
function statusOf(pid: number): { readonly name: string; readonly parent: number } | undefined {
  try {
    const [, name = '', parent] = /^\d+ \(([^]*)\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined; // It has ended.
  }
}

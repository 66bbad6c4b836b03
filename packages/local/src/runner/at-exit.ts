const tasks = new Set<() => void>();

// One listener for all jobs: Node warns of a leak at the eleventh.
process.on('exit', () => {
  for (const task of tasks) task();
});

/** Runs `task` (which cannot wait for anything) should this process exit; the result takes it back. */
export function atExit(task: () => void): () => void {
  tasks.add(task);
  return () => {
    tasks.delete(task);
  };
}

/** PURE: what an archive has too much or too little, a sentence each. `paths` as tar lists them: folders end in `/`. */
export function surplus(paths: readonly string[], actions: readonly string[]): string[] {
  const files = paths.filter((path) => !path.endsWith('/'));
  const wanted = [
    'LICENSE',
    ...actions.flatMap((name) => [`actions/${name}/action.yml`, `actions/${name}/dist/index.js`]),
  ];
  return [
    ...files
      .filter((path) => !isWanted(path))
      .map((path) => `${path} is in the archive. Keep it out in .gitattributes.`),
    ...wanted.filter((path) => !files.includes(path)).map((path) => `${path} is not in the archive. Commit it.`),
  ];
}

function isWanted(path: string): boolean {
  return path === 'LICENSE' || /^actions\/[^/]+\/(action\.yml|dist\/.+)$/.test(path);
}

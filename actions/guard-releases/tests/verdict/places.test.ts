import { describe, expect, it } from '@jest/globals';
import { foldersOf, rulesOf } from '../../src/verdict/rules.ts';
import { inputs } from '../occasion.ts';
import { executable, symlink, type Content, type Files } from '../world/objects.ts';
import { judgeFiles, shown } from './judge-files.ts';

const base: Files = { 'src/app.ts': 'a', 'gitops/releases/api.yaml': 'tag: 1', CODEOWNERS: '* @biomage/sre' };
const protect = { protect: 'gitops/releases' };

async function after(added: Readonly<Record<string, Content>>, given: Readonly<Record<string, string>> = protect) {
  return shown((await judgeFiles(base, { ...base, ...added }, given)).violations);
}

describe('places that are protected always', () => {
  it.each([
    '.sourceignore',
    'gitops/.sourceignore',
    '.gitattributes',
    'kustomization.yaml',
    'gitops/kustomization.yml',
    'gitops/Kustomization',
    '.github/workflows/guard-releases.yaml',
    '.github/CODEOWNERS',
    'docs/CODEOWNERS',
    'flux-system/gotk-sync.yaml',
    'clusters/production/flux-system/patches/x.yaml',
  ])('have %s among them', async (path) => {
    expect(await after({ [path]: 'x' })).toEqual([`added 100644 ${path}`]);
  });

  it.each([
    'src/.sourceignore',
    'src/CODEOWNERS',
    '.github/workflows/other.yaml',
    'clusters/production/app.yaml',
    'clusters/flux-system.yaml',
    'src/flux-system/x.yaml',
    'flux-system/README.md',
  ])('do not have %s among them', async (path) => {
    expect(await after({ [path]: 'x' })).toEqual([]);
  });

  it('are protected from a change of mode or kind as well, where the content stays', async () => {
    expect(await after({ CODEOWNERS: executable('* @biomage/sre') })).toEqual(['mode 100644 → 100755 CODEOWNERS']);
    expect(await after({ CODEOWNERS: symlink('* @biomage/sre') })).toEqual(['type 100644 → 120000 CODEOWNERS']);
  });

  it('may not be reached by a symlink on the way', async () => {
    expect(await after({ '.github': symlink('src') })).toEqual(['added 120000 .github']);
    expect(await after({ 'clusters/next': symlink('../src') })).toEqual(['added 120000 clusters/next']);
  });

  it('have all workflows among them where the runner does not say which one runs', () => {
    const places = rulesOf(inputs(), undefined).places.map(({ segments }) => segments.join('/'));
    expect(places).toContain('.github/workflows');
  });
});

describe('also-protect', () => {
  const given = { ...protect, 'also-protect': 'sync.yaml\ninfra/flux/\nenvs/*/config.yaml\nenvs/prod-*/secrets/' };

  it.each([
    ['sync.yaml', ['added 100644 sync.yaml']],
    ['infra/flux/a/b.yaml', ['added 100644 infra/flux/a/b.yaml']],
    ['infra/flux/README.md', []],
    ['infra/README.md', []],
    ['infra/flux', ['added 100644 infra/flux']],
    ['envs/staging/config.yaml', ['added 100644 envs/staging/config.yaml']],
    ['envs/staging/other.yaml', []],
    ['envs/prod-eu/secrets/key', ['added 100644 envs/prod-eu/secrets/key']],
    ['envs/staging/secrets/key', []],
    ['envs/config.yaml', []],
    ['src/sync.yaml', []],
  ])('judges %s', async (path, expected) => {
    expect(await after({ [path]: 'x' }, given)).toEqual(expected);
  });

  it('reads at once only the folders that it names', () => {
    expect(foldersOf(rulesOf(inputs(given), '.github/workflows/guard.yaml')).toSorted()).toEqual(
      ['.github', '.github/workflows', 'clusters', 'docs', 'envs', 'gitops', 'infra'].toSorted(),
    );
  });
});

describe('allow', () => {
  it.each([
    ['*.md\n*.txt', 'notes.TXT', true],
    ['*.md', 'notes.txt', false],
    ['', 'README.md', false],
    ['README.*', 'readme.rst', true],
    ['*', 'api.yaml', true],
    ['*', '.sourceignore', false],
    ['*', 'kustomization.yaml', false],
    ['[a-c]*.{md,txt}', 'b.txt', true],
    ['[a-c]*.{md,txt}', 'd.txt', false],
  ])('of %j has for %s the answer %p', async (allow, name, allowed) => {
    const found = await judgeFiles(base, { ...base, [`gitops/releases/${name}`]: 'changed' }, { ...protect, allow });
    expect({ allowed: found.allowed, violations: found.violations.length }).toEqual({
      allowed,
      violations: allowed ? 0 : 1,
    });
  });
});

import { restError, type ApiRefusal } from '../../api/answer.ts';
import { readObject, readTree, sizeOf, type TreeEntry } from '../../git/objects.ts';
import { reading, type RepositoryRequest, type RestOperations } from '../operation.ts';

const mebibyte = 1_048_576;

/** A path, and the ref at which it is looked at. */
interface Place {
  readonly path: string;
  readonly ref: string;
}

export const contents: RestOperations = {
  'GET /repos/{owner}/{repo}/contents/{path}': reading('contents', async (request) => {
    const { parameters, repository, dir } = request;
    const path = String(parameters['path']).replace(/\/$/, '');
    const ref = typeof parameters['ref'] === 'string' ? parameters['ref'] : repository.defaultBranch;
    if ((await readObject(dir, `${ref}^{commit}`)) === undefined) throw noCommit(ref);
    const object = await readObject(dir, `${ref}:${path}`);
    if (object?.type === 'tree') {
      const entries = await readTree(dir, object.oid);
      const places = entries.map((entry) => ({ entry, path: path === '' ? entry.name : `${path}/${entry.name}` }));
      const body = await Promise.all(
        places.map(({ entry, path: inner }) => summary(request, { path: inner, ref }, entry)),
      );
      return { status: 200, body };
    }
    const entry = await entryAt(dir, { path, ref });
    if (entry === undefined) throw restError(404, 'Not Found');
    return {
      status: 200,
      body: { ...(await summary(request, { path, ref }, entry)), ...single(entry, object?.content) },
    };
  }),
};

async function entryAt(dir: string, { path, ref }: Place): Promise<TreeEntry | undefined> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = await readObject(dir, `${ref}:${path.slice(0, -name.length).replace(/\/$/, '')}`);
  if (folder?.type !== 'tree') return undefined;
  return (await readTree(dir, folder.oid)).find((entry) => entry.name === name);
}

async function summary({ state, repository, dir }: RepositoryRequest, { path, ref }: Place, entry: TreeEntry) {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const self = `${state.apiUrl}/repos/${repository.fullName}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const kind = entry.type === 'tree' ? 'tree' : 'blob';
  const git = `${state.apiUrl}/repos/${repository.fullName}/git/${kind}s/${entry.oid}`;
  const html = `${state.serverUrl}/${repository.fullName}/${kind}/${ref}/${encoded}`;
  const raw = entry.type === 'blob' ? `${state.serverUrl}/${repository.fullName}/raw/${ref}/${encoded}` : null;
  const submodule = entry.type === 'commit';
  return {
    type: typeOf(entry),
    size: entry.type === 'blob' ? await sizeOf(dir, entry.oid) : 0,
    name: entry.name,
    path,
    sha: entry.oid,
    url: self,
    git_url: submodule ? null : git,
    html_url: submodule ? null : html,
    download_url: raw,
    _links: { self, git: submodule ? null : git, html: submodule ? null : html },
  };
}

function typeOf({ mode, type }: TreeEntry): 'dir' | 'file' | 'symlink' | 'submodule' {
  if (type === 'tree') return 'dir';
  if (type === 'commit') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}

/** What one entry asked for by itself says more than in a listing. Over 1 MiB GitHub leaves the content out. */
function single(entry: TreeEntry, content: Buffer | undefined): object {
  switch (typeOf(entry)) {
    case 'symlink':
      return { target: content?.toString() ?? '' };
    case 'submodule':
      throw restError(501, 'The GitHub stand-in answers nothing about a submodule by itself.');
    case 'dir':
    case 'file':
      if (content === undefined || content.length > mebibyte) return { encoding: 'none', content: '' };
      return { encoding: 'base64', content: inLines(content.toString('base64')) };
  }
}

function inLines(base64: string): string {
  return base64.replaceAll(/.{1,60}/g, '$&\n');
}

function noCommit(ref: string): ApiRefusal {
  return restError(404, `No commit found for the ref ${ref}`);
}

// Stands in for docker, as far as a service's workflow calls it. Images are files of this job; a registry is ECR's API.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { BatchGetImageCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';

// A job's own, as a runner's daemon is.
const store = join(process.env['RUNNER_TEMP'] ?? '', 'docker');
mkdirSync(store, { recursive: true });
const fileOf = (image: string) => join(store, encodeURIComponent(image));
const ecr = new ECRClient();

const [command = '', ...rest] = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: rest,
  allowPositionals: true,
  options: {
    tag: { type: 'string' },
    output: { type: 'string' },
    input: { type: 'string' },
    username: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
});
const [first = '', second = ''] = positionals;

switch (command) {
  case 'build':
    build(first, values.tag ?? '');
    break;
  case 'save':
    copyFileSync(fileOf(first), values.output ?? '');
    break;
  case 'load':
    load(values.input ?? '');
    break;
  case 'tag':
    copyFileSync(fileOf(first), fileOf(second));
    break;
  case 'login':
    await login(first);
    break;
  case 'push':
    await push(first);
    break;
  case 'manifest':
    await inspect(second);
    break;
  default:
    throw new Error(`docker ${command} is not known here`);
}

/** The "image" is a manifest that depends on the context's bytes alone. */
function build(context: string, tag: string): void {
  if (!existsSync(join(context, 'Dockerfile'))) throw new Error('failed to read dockerfile: open Dockerfile');
  const digest = createHash('sha256');
  for (const file of globSync('**/*', { cwd: context }).toSorted())
    if (statSync(join(context, file)).isFile()) digest.update(file).update(readFileSync(join(context, file)));
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    size: 2,
    digest: `sha256:${digest.digest('hex')}`,
  };
  const manifest = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers: [] };
  writeFileSync(fileOf(tag), JSON.stringify({ tag, manifest: JSON.stringify(manifest) }));
}

function load(file: string): void {
  const { tag } = imageIn(file);
  copyFileSync(file, fileOf(tag));
  console.log(`Loaded image: ${tag}`);
}

function imageIn(file: string): { readonly tag: string; readonly manifest: string } {
  const image: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof image !== 'object' || image === null || !('tag' in image) || !('manifest' in image))
    throw new Error(`${file} holds no image`);
  return { tag: String(image.tag), manifest: String(image.manifest) };
}

/** The password has to be one that ECR gave out for this registry's account, in the last twelve hours. */
async function login(registry: string): Promise<void> {
  const [, account = '', time = ''] = /^token-of-(\d{12})-(\d+)\n$/.exec(await text(process.stdin)) ?? [];
  const current = Date.now() - Number(time) < 12 * 60 * 60 * 1000;
  if (values.username !== 'AWS' || !current || !registry.startsWith(`${account}.dkr.ecr.`))
    throw new Error(
      `Error response from daemon: login attempt to https://${registry}/v2/ failed with 401 Unauthorized`,
    );
  writeFileSync(fileOf(`login ${registry}`), '');
  console.log('Login Succeeded');
}

function placeOf(image: string): { readonly repositoryName: string; readonly imageTag: string } {
  const [, registry = '', repositoryName = '', imageTag = ''] = /^([^/]+)\/(.+):([^:]+)$/.exec(image) ?? [];
  if (!existsSync(fileOf(`login ${registry}`))) throw new Error('denied: no basic auth credentials');
  return { repositoryName, imageTag };
}

async function push(image: string): Promise<void> {
  const imageManifest = imageIn(fileOf(image)).manifest;
  await ecr.send(new PutImageCommand({ ...placeOf(image), imageManifest }));
}

async function inspect(image: string): Promise<void> {
  const { repositoryName, imageTag } = placeOf(image);
  const { images = [] } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag }] }));
  const [found] = images;
  if (found === undefined) throw new Error(`no such manifest: ${image}`);
  console.log(found.imageManifest);
}

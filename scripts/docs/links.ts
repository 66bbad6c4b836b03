import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { readPage, type Page } from './page.ts';

/** Relative links of all Markdown files that lead nowhere: no such file or folder in git, no such anchor in it. */
export function brokenLinks(root: string, tracked: readonly string[]): string[] {
  const pages = readPages(root, tracked);
  const places = new Set([...tracked, ...tracked.flatMap(ancestors)]);
  return [...pages].flatMap(([path, page]) =>
    page.links.filter(isRelative).flatMap((link) => faultOf({ path, link }, { pages, places })),
  );
}

/** Markdown that people read: not what tests and templates are made of. */
export function isDocument(path: string): boolean {
  return path.endsWith('.md') && !/(^|\/)(fixtures|template|dist)\//.test(path);
}

export function readPages(root: string, tracked: readonly string[]): Map<string, Page> {
  return new Map(tracked.filter(isDocument).map((path) => [path, readPage(readFileSync(join(root, path), 'utf8'))]));
}

interface Link {
  readonly path: string;
  readonly link: string;
}

interface Tree {
  readonly pages: ReadonlyMap<string, Page>;
  readonly places: ReadonlySet<string>;
}

function faultOf({ path, link }: Link, { pages, places }: Tree): string[] {
  const [file = '', anchor = ''] = decodeURI(link).split('#');
  const target = targetOf(path, file);
  if (!places.has(target)) return [`${path}: ${link} leads to no file or folder in git.`];
  const page = pages.get(target);
  return anchor === '' || page === undefined || page.anchors.has(anchor)
    ? []
    : [`${path}: ${link} names an anchor that ${target} does not have.`];
}

/** The path that a link leads to, relative to the root: '.' for the root itself. */
export function targetOf(path: string, file: string): string {
  if (file === '') return path;
  return normalize(join(dirname(path), file)).replace(/\/$/, '');
}

function ancestors(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? ['.'] : [folder, ...ancestors(folder)];
}

function isRelative(link: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link);
}

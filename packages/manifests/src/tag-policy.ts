import type { ImagePolicyRule } from './image-policy.ts';

/**
 * The policy under which a tag is the newest of its kind: releases by version, builds of a branch or pull request by the time in
 * their tag. undefined: the tag follows none of the conventions.
 */
export function policyForTag(tag: string): ImagePolicyRule | undefined {
  return releasePolicy(tag) ?? buildPolicy(tag);
}

// 1.4.2, v1.4.2, refs-tags-1.4.2, each perhaps with a suffix that tells images of one repository apart (-python).
const release = /^(?<prefix>(?:refs-tags-)?v?)\d+\.\d+\.\d+(?<suffix>-[A-Za-z][A-Za-z0-9_-]*)?$/;
// -rc1 is no image of its own but an earlier version of 1.4.2; whether to deploy those is for the caller to say.
const preRelease = /^-(?:alpha|beta|dev|nightly|pre|preview|rc|snapshot)[0-9_-]*$/i;

function releasePolicy(tag: string): ImagePolicyRule | undefined {
  const { prefix, suffix = '' } = release.exec(tag)?.groups ?? {};
  if (prefix === undefined || preRelease.test(suffix)) return undefined;
  const pattern = `^${prefix}(?P<version>[0-9]+\\.[0-9]+\\.[0-9]+)${escaped(suffix)}$`;
  return { pattern, extract: '$version', order: 'semver', range: '>=0.0.0' };
}

// refs-heads-<branch>-<commit>-<epoch> or refs-pull-<number>-merge-<commit>-<epoch>; a name before or behind the epoch.
const build =
  /^(?<ref>refs-(?:heads-.+|pull-\d+-(?:merge|head)))-[a-f0-9]{7,40}(?<infix>(?:-[A-Za-z][A-Za-z0-9_.]*)+)?-\d{9,13}(?<suffix>-[A-Za-z][A-Za-z0-9_.-]*)?$/;

function buildPolicy(tag: string): ImagePolicyRule | undefined {
  const { ref, infix = '', suffix = '' } = build.exec(tag)?.groups ?? {};
  if (ref === undefined) return undefined;
  // With a name before the epoch the releases in use leave the end open; an end mark would be a change to each of them.
  const end = infix !== '' && suffix === '' ? '' : `${escaped(suffix)}$`;
  const pattern = `^${escaped(ref)}-[a-f0-9]+${escaped(infix)}-(?P<timestamp>[0-9]+)${end}`;
  return { pattern, extract: '$timestamp', order: 'numerical', direction: 'asc' };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

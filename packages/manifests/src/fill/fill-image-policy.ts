import type { ImagePolicyRule } from '../image-policy.ts';
import type { Manifest } from '../manifest.ts';
import { policyForTag } from '../tag-policy.ts';
import { dataAt, isMapping, textsOf } from '../yaml/data.ts';
import type { AutomatedImage } from './automated-image.ts';
import { placeholder } from './placeholder.ts';
import type { Sheet } from './sheet.ts';

const pattern = ['spec', 'filterTags', 'pattern'];
const extract = ['spec', 'filterTags', 'extract'];
const policy = ['spec', 'policy'];

/** Which tags the policy takes: as the input says, else as the template says, else as the tag's own grammar says. */
export function fillImagePolicy(sheet: Sheet, manifest: Manifest, { image, repository, choice }: AutomatedImage): void {
  sheet.fillOrAdd(manifest, ['spec', 'imageRepositoryRef', 'name'], repository);
  if (choice !== undefined && choice !== 'none') giveRule(sheet, manifest, choice);
  else if (!isComplete(manifest)) followTag(sheet, manifest, image.tag);
}

function isComplete({ content }: Manifest): boolean {
  const { filterTags, policy: order } = isMapping(content['spec']) ? content['spec'] : {};
  return isMapping(order) && ![...textsOf([filterTags, order])].some(({ text }) => text.includes(placeholder));
}

function followTag(sheet: Sheet, manifest: Manifest, tag: string): void {
  const rule = policyForTag(tag);
  if (rule === undefined) refuseTag(sheet, manifest, tag);
  else fillRule(sheet, manifest, rule);
}

function giveRule(sheet: Sheet, manifest: Manifest, rule: ImagePolicyRule): void {
  const input = 'image-policy';
  sheet.give(manifest, pattern, { value: rule.pattern, input });
  sheet.give(manifest, extract, { value: rule.extract, input });
  sheet.give(manifest, policy, { value: orderOf(rule), input });
}

function fillRule(sheet: Sheet, manifest: Manifest, rule: ImagePolicyRule): void {
  sheet.fillOrAdd(manifest, pattern, rule.pattern);
  sheet.fillOrAdd(manifest, extract, rule.extract);
  const current = dataAt(manifest.content, policy);
  if (!isMapping(current) || [...textsOf(current)].some(({ text }) => text.includes(placeholder)))
    sheet.derive(manifest, policy, orderOf(rule));
  else if (!(rule.order in current))
    sheet.fault(
      `The tag asks for a ${rule.order} policy, but this one is ${Object.keys(current).join(', ')}.`,
      'Leave `policy` out of the template, or say under image-policy what is meant.',
      manifest.at(policy),
    );
}

function orderOf(rule: ImagePolicyRule): unknown {
  return rule.order === 'semver' ? { semver: { range: rule.range } } : { [rule.order]: { order: rule.direction } };
}

function refuseTag(sheet: Sheet, manifest: Manifest, tag: string): void {
  sheet.fault(
    `The tag "${tag}" follows no convention from which the ImagePolicy could be told.`,
    'Give image-policy: `none`, or pattern, extract and one of semver, numerical, alphabetical. Known are 1.4.2, refs-tags-1.4.2, refs-heads-<branch>-<commit>-<epoch> and refs-pull-<number>-merge-<commit>-<epoch>, each perhaps with a suffix.',
    manifest.at(pattern),
  );
}

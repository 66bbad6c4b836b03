import { posix } from 'node:path';
import type { Location } from '@iac/action-kit/errors';
import type { Template } from '../template/template.ts';

/** A nested stack whose template is a file beside the one that nests it. */
export interface NestedFile {
  readonly logicalId: string;
  /** As Template.file: relative to the workspace; undefined: the path leads out of it. */
  readonly file: string | undefined;
  /** Of TemplateURL. */
  readonly at: Location;
}

/** The nested stacks whose TemplateURL is a path: relative to the template's folder, and no address (`https://...`) or reference. */
export function nestedFiles(template: Template): NestedFile[] {
  return [...template.resources].flatMap(([logicalId, { type, properties }]) => {
    const { TemplateURL: url } = properties;
    if (type !== 'AWS::CloudFormation::Stack' || typeof url !== 'string' || !isPath(url)) return [];
    const at = template.place(['Resources', logicalId, 'Properties', 'TemplateURL']);
    return [{ logicalId, file: fileAt(template.file, url), at }];
  });
}

function isPath(url: string): boolean {
  return url !== '' && !/^([a-z][a-z0-9+.-]*:|\{\{resolve:)/i.test(url);
}

function fileAt(parent: string, path: string): string | undefined {
  const file = posix.join(posix.dirname(parent), path);
  return posix.isAbsolute(path) || file === '..' || file.startsWith('../') ? undefined : file;
}

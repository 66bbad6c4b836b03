import { createHash } from 'node:crypto';
import { isRecord } from '../../boundary.ts';
import { invalidParameter } from '../errors.ts';
import type { Image } from './image.ts';

/** What a manifest's text says of its image. Throws InvalidParameterException for one that is not JSON or has no media type. */
export function readManifest(
  manifest: string,
  givenType: string | undefined,
): Pick<Image, 'digest' | 'manifest' | 'mediaType' | 'sizeInBytes' | 'lists'> {
  const json = parse(manifest);
  const mediaType = givenType ?? json['mediaType'];
  if (typeof mediaType !== 'string')
    throw invalidParameter('ImageManifest', 'the media type is neither in the manifest nor given beside it');
  const blobs = [json['config'], ...asList(json['layers'])];
  return {
    manifest,
    mediaType,
    digest: `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
    sizeInBytes: blobs.reduce<number>((sum, blob) => sum + sizeOf(blob), 0),
    lists: asList(json['manifests']).flatMap((each) =>
      isRecord(each) && typeof each['digest'] === 'string' ? [each['digest']] : [],
    ),
  };
}

function parse(manifest: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(manifest);
    if (isRecord(json)) return json;
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw invalidParameter('ImageManifest', 'Invalid JSON syntax');
}

function sizeOf(blob: unknown): number {
  return isRecord(blob) && typeof blob['size'] === 'number' ? blob['size'] : 0;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

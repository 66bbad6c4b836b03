import { randomUUID } from 'node:crypto';
import type { Image } from './images/image.ts';
import { readManifest } from './images/manifest.ts';

export type PushedImage = Partial<Omit<Image, 'digest' | 'mediaType' | 'sizeInBytes' | 'lists'>>;

/** An untagged image pushed at `now`, with a manifest like no other, unless said otherwise. */
export function pushedImage(image: PushedImage, now: Date): Image {
  return {
    tags: [],
    pushedAt: now,
    archived: false,
    ...image,
    ...readManifest(image.manifest ?? anyManifest(), undefined),
  };
}

function anyManifest(): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', size: 2 },
    layers: [],
    annotations: { 'org.opencontainers.image.revision': randomUUID() },
  });
}

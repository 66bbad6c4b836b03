/** API groups of Flux (fluxcd.io/flux/components). */
export const helm = 'helm.toolkit.fluxcd.io';
export const source = 'source.toolkit.fluxcd.io';
export const image = 'image.toolkit.fluxcd.io';
export const kustomize = 'kustomize.toolkit.fluxcd.io';
export const notification = 'notification.toolkit.fluxcd.io';

export { assets, tools, type Asset, type PinSet, type Tool } from './catalogue.ts';
export { startDaemon, type Daemon } from './daemon.ts';
export { ToolboxError, type ToolboxErrorCode } from './errors.ts';
export { assetPath, placeOf, toolPath } from './find.ts';
export { builtFolder, cacheFolder, pinsFolder } from './folders.ts';
export { goRemedy, goVersion, pythonRemedy, pythonVersion } from './toolchain.ts';
export { readRecord, recordOf, type Record } from './records.ts';

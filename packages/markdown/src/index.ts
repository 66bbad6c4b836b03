export { code, codeCell, fenced, prose, visible } from './text.ts';

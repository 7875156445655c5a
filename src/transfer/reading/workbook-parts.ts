import { posix } from 'node:path';
import { fileErrors } from '../transfer.errors.js';
import { lookOfBuiltIn, lookOfFormat, type NumberLook } from './number-format.rules.js';
import type { XmlAttributes, XmlHandler } from './xml-reader.js';
import type { ZipArchive } from './zip-archive.js';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

export interface WorkbookParts {
  readonly sheets: readonly WorkbookSheet[];
  readonly sharedStringsPath: string | undefined;
  readonly date1904: boolean;
  /** How numbers look, by the style index of a cell. */
  readonly looks: readonly NumberLook[];
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const MAX_SHEETS = 500;

function onOpen(open: (name: string, attributes: XmlAttributes) => void): XmlHandler {
  return { open, text: () => undefined, close: () => undefined };
}

async function readRelations(archive: ZipArchive, owner: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(owner);
  const path = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`);
  const relations: Relation[] = [];
  if (!archive.has(path)) return relations;
  const handler = onOpen((name, { Id = '', Type = '', Target = '', TargetMode }) => {
    if (name !== 'Relationship' || TargetMode === 'External') return;
    const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
    relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
  });
  await archive.read(path, handler);
  return relations;
}

/** Path of the main part by the package's own relations; undefined where the archive is no OOXML document. */
export async function findMainPart(archive: ZipArchive): Promise<string | undefined> {
  const relations = await readRelations(archive, '');
  return relations.find((relation) => relation.type === 'officeDocument')?.target;
}

export async function readWorkbookParts(archive: ZipArchive, mainPart: string): Promise<WorkbookParts> {
  const relations = await readRelations(archive, mainPart);
  const targets = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  const handler = onOpen((name, attributes) => {
    if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
    if (name !== 'sheet' || sheets.length >= MAX_SHEETS) return;
    const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1];
    const relation = targets.get(id ?? '');
    if (relation?.type !== 'worksheet') return;
    const hidden = (attributes['state'] ?? 'visible') !== 'visible';
    sheets.push({ name: attributes['name'] ?? '', hidden, path: relation.target });
  });
  await archive.read(mainPart, handler);
  if (sheets.length === 0) throw fileErrors.DAMAGED({ params: { where: mainPart } });
  const pathOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const looks = await readLooks(archive, pathOf('styles'));
  return { sheets, sharedStringsPath: pathOf('sharedStrings'), date1904, looks };
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

async function readLooks(archive: ZipArchive, path: string | undefined): Promise<readonly NumberLook[]> {
  const looks: NumberLook[] = [];
  if (path === undefined || !archive.has(path)) return looks;
  const formats = new Map<number, NumberLook>();
  let inCellFormats = false;
  await archive.read(path, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      const id = Number(numFmtId);
      if (name === 'numFmt') formats.set(id, lookOfFormat(formatCode));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) looks.push(formats.get(id) ?? lookOfBuiltIn(id));
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return looks;
}

import { open, readFile } from 'node:fs/promises';
import yauzl from 'yauzl';
import { fileErrors } from './file.errors.js';
import {
  agreedType,
  FILE_EXTENSIONS,
  FILE_TYPES,
  HEAD_BYTES,
  type MediaType,
  typeOfCompound,
  typeOfHead,
  typeOfPackage,
} from './media-type.rules.js';

/** A document of more parts than this is not opened; the largest real workbooks have some hundred. */
const MOST_MEMBERS = 5_000;

/**
 * The type of a received file by its content.
 * @throws FILE.TYPE_NOT_ALLOWED for a content that is not in the list, FILE.NAME_DISAGREES for another's extension
 */
export async function checkedTypeOf(path: string, originalName: string): Promise<MediaType> {
  const content = await typeOfContent(path);
  if (!content) throw fileErrors.TYPE_NOT_ALLOWED({ params: { allowed: FILE_EXTENSIONS.join(', ') } });
  const agreed = agreedType(content, originalName);
  if (agreed) return agreed;
  const extensions = content === 'text/plain' ? ['txt', 'csv'] : FILE_TYPES[content];
  throw fileErrors.NAME_DISAGREES({
    params: { mediaType: content, extensions: extensions.map((extension) => `.${extension}`).join(', ') },
  });
}

/** The type by the content alone; null for what is in no list. */
export async function typeOfContent(path: string): Promise<MediaType | null> {
  const type = typeOfHead(await headOf(path));
  if (type === 'zip') return typeOfPackage(await membersOf(path));
  if (type === 'ole') return typeOfCompound(await readFile(path));
  return type;
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Names of the members, from the directory at the end; nothing is unpacked. Empty for a damaged archive. */
function membersOf(path: string): Promise<readonly string[]> {
  return new Promise((resolve) => {
    yauzl.open(path, { lazyEntries: true, autoClose: true }, (failure, archive) => {
      if (failure) return resolve([]);
      if (archive.entryCount > MOST_MEMBERS) {
        archive.close();
        return resolve([]);
      }
      const names: string[] = [];
      archive.on('entry', (entry: yauzl.Entry) => {
        names.push(entry.fileName);
        archive.readEntry();
      });
      archive.once('end', () => resolve(names));
      archive.once('error', () => resolve([]));
      archive.readEntry();
    });
  });
}

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EVIDENCE_TYPE, type EvidenceType } from '../../features/projects/project-evidence.codes.js';
import type { Actor } from '../../platform/access/actor.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import type { ReceivedFile } from '../../platform/files/received-file.js';
import { AttachEvidenceFlow } from '../attach-evidence.flow.js';
import type { DemoStage } from './demo-stage.js';

const TEXT = 'An invented document of the demo data';

/** Attaches invented papers to projects: every one is the same sheet under another name, kept once. */
export class DemoPapers {
  private sheet: Omit<ReceivedFile, 'originalName'> | undefined;

  constructor(private readonly stage: DemoStage) {}

  /** Puts the sheet into the file store. */
  async prepare(): Promise<void> {
    const content = pdf(TEXT);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const folder = await mkdtemp(path.join(tmpdir(), 'taopu-demo-'));
    const tempPath = path.join(folder, 'sheet.pdf');
    try {
      await writeFile(tempPath, content);
      const store = this.stage.token<FileStore>(FILE_STORE);
      await store.put({ path: tempPath, sha256, size: content.length });
    } finally {
      await rm(folder, { recursive: true });
    }
    this.sheet = { tempPath, sha256, size: content.length, mediaType: 'application/pdf' };
  }

  /** As the actor, on the day that the stage is at. */
  async attach(actor: Actor, projectId: string, type: EvidenceType): Promise<void> {
    if (!this.sheet) throw new Error('prepare() comes first');
    const originalName = `示例${EVIDENCE_TYPE.label(type, 'zh').replaceAll('/', '或')}.pdf`;
    const key = { column: 'id', value: projectId } as const;
    await this.stage.service(AttachEvidenceFlow).run(actor, key, { type }, { ...this.sheet, originalName });
  }
}

/** The smallest PDF of one page with one line. */
function pdf(line: string): Buffer {
  const stream = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

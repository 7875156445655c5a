import { foldHeading, isMissing } from '../reading/fold.rules.js';
import type { ParsedCell } from '../sheet.js';
import type { CellParser } from './cell-parser.rules.js';

export interface AreaEntry {
  readonly taxonomy: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The focus areas in force, by code and by name: lists write `生命健康`, `Life & health` or `LIFE_HEALTH`. */
export class AreaBook {
  private readonly byWord = new Map<string, string>();
  private readonly byCode = new Map<string, AreaEntry>();

  constructor(entries: readonly AreaEntry[]) {
    for (const entry of entries) {
      this.byCode.set(`${entry.taxonomy}:${entry.code}`, entry);
      for (const word of [entry.code, entry.nameZh, entry.nameEn])
        this.byWord.set(`${entry.taxonomy}:${foldHeading(word)}`, entry.code);
    }
  }

  nameOf(taxonomy: string, code: unknown): string | null {
    return typeof code === 'string' ? (this.byCode.get(`${taxonomy}:${code}`)?.nameZh ?? code) : null;
  }

  /** One area. */
  one(taxonomy: string): CellParser {
    return ({ text }) => this.parse(taxonomy, text);
  }

  /** Several areas in one cell; a list of codes. */
  several(taxonomy: string): CellParser {
    return ({ text }) => {
      const parsed = text.split(/[|;；、,，\n]/).map((part) => this.parse(taxonomy, part));
      const fault = parsed.find(({ status }) => status === 'reject');
      if (fault) return fault;
      const codes = parsed.flatMap((part) => (part.status === 'ok' ? [part.value] : []));
      return codes.length ? { status: 'ok', value: [...new Set(codes)] } : { status: 'missing' };
    };
  }

  private parse(taxonomy: string, text: string): ParsedCell {
    const code = this.byWord.get(`${taxonomy}:${foldHeading(text)}`);
    if (code !== undefined) return { status: 'ok', value: code };
    if (isMissing(text)) return { status: 'missing' };
    const known = [...this.byCode.values()].filter((entry) => entry.taxonomy === taxonomy);
    return {
      status: 'reject',
      message: {
        zh: `不认识的产业方向，可填：${known.map(({ nameZh }) => nameZh).join('、')}`,
        en: `Area not known; use one of ${known.map(({ code: each }) => each).join(', ')}`,
      },
    };
  }
}

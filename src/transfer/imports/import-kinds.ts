import { Injectable } from '@nestjs/common';
import { JsonText } from '../../platform/http/json-text.js';
import { SheetKinds } from '../intakes/sheet-kinds.js';

/** What can be imported, for clients that offer it. */
@Injectable()
export class ImportKinds {
  constructor(private readonly kinds: SheetKinds) {}

  async list(): Promise<JsonText> {
    const items = await Promise.all(
      this.kinds.all.map(async (each) => ({
        kind: each.kind,
        label: each.label.zh,
        hasTemplate: true,
        fields: (await each.columns())
          .filter(({ parse }) => parse)
          .map(({ key, header, kind: type }) => ({ field: key, label: header.zh, labelEn: header.en, type })),
      })),
    );
    return new JsonText(JSON.stringify({ items, nextCursor: null }));
  }
}

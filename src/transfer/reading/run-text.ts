import { fileErrors } from '../transfer.errors.js';
import { unescapeText } from './xml-reader.js';

/** Gathers the text of a rich or plain string item: every `t`, but not those of a phonetic guide (`rPh`). */
export class RunText {
  private parts = '';
  private inText = false;
  private inPhonetic = false;
  private row = 0;

  constructor(private readonly maxLength: number) {}

  get value(): string {
    return unescapeText(this.parts);
  }

  /** `row` is named in the complaint about a text that is too long. */
  reset(row: number): void {
    this.parts = '';
    this.inText = false;
    this.inPhonetic = false;
    this.row = row;
  }

  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = !this.inPhonetic;
  }

  add(text: string): void {
    if (!this.inText) return;
    if (this.parts.length + text.length > this.maxLength) {
      throw fileErrors.TEXT_TOO_LONG({ params: { row: this.row, limit: this.maxLength } });
    }
    this.parts += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    else if (name === 't') this.inText = false;
  }
}

/** One line per step: a mark, the time it took, what was done. */
export class Terminal {
  private readonly begun = Date.now();
  private done = 0;
  failed = 0;

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  title(text: string): void {
    this.out.write(`${text}\n\n`);
  }

  /** Runs a step and tells how it went; what follows a step that failed cannot work. @throws what the step throws */
  async step<T>(text: string, work: () => Promise<[T, string?]>): Promise<T> {
    const begun = performance.now();
    try {
      const [result, said = ''] = await work();
      this.done += 1;
      this.line('✓', begun, said ? `${text}：${said}` : text);
      return result;
    } catch (error) {
      this.failed += 1;
      this.line('✗', begun, text);
      throw error;
    }
  }

  /** A line under a step. */
  detail(text: string): void {
    this.out.write(`              ${text}\n`);
  }

  /** Shows how far something is, on terminals only. */
  progress(done: number, total: number): void {
    if (!this.out.isTTY) return;
    const width = 24;
    const full = total ? Math.round((width * done) / total) : 0;
    this.out.write(`\r              ${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total} `);
    if (total && done >= total) this.out.write('\r\x1b[2K');
  }

  summary(): void {
    const seconds = ((Date.now() - this.begun) / 1000).toFixed(1);
    this.out.write(
      `\n${this.done} 步完成，${this.failed} 步失败，共 ${seconds} 秒 / ${this.done} steps done, ${this.failed} failed\n`,
    );
  }

  private line(mark: string, begun: number, text: string): void {
    const time = `${Math.round(performance.now() - begun)} ms`.padStart(8);
    this.out.write(`${mark} ${time}   ${text}\n`);
  }
}

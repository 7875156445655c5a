import type { LoggerService } from '@nestjs/common';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** What Nest tells while it builds the application is of use only to who develops it. */
const START_UP_CONTEXTS = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory']);

/** One JSON object a line on standard output; warnings and errors too, so that their order is kept. */
export class JsonLog implements LoggerService {
  constructor(
    private readonly least: string,
    private readonly write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  ) {}

  isOn(level: LogLevel): boolean {
    return LEVELS.indexOf(level) <= LEVELS.indexOf(this.least as LogLevel);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.line('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.line('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.line('warn', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.line(START_UP_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.line('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.line('debug', message, rest);
  }

  /** Writes a line that is JSON already. */
  raw(level: LogLevel, line: string): void {
    if (this.isOn(level)) this.write(line);
  }

  private line(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    if (!this.isOn(level)) return;
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const stack = rest.slice(0, -1).find((part) => typeof part === 'string' && part.includes('\n    at '));
    this.write(
      JSON.stringify({
        time: new Date().toISOString(),
        level,
        ...(context ? { context } : {}),
        ...contentOf(message),
        ...(stack ? { stack } : {}),
      }),
    );
  }
}

function contentOf(message: unknown): Record<string, unknown> {
  if (message instanceof Error) return { message: message.message, stack: message.stack };
  if (typeof message === 'object' && message !== null) return { ...message };
  return { message: String(message) };
}

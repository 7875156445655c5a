import type { components } from './api.generated.js';
import { UnexpectedAnswer } from './api.js';

export type Job = components['schemas']['JobResponse'];

/**
 * Follows a job over Server-Sent Events to its end.
 * @param url address of the event stream
 * @param heard called with every state of the job
 */
export async function followJob(url: string, token: string, heard: (job: Job) => void): Promise<Job> {
  const response = await fetch(url, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
  });
  if (!response.ok || !response.body) throw new UnexpectedAnswer(`HTTP ${response.status}`);
  let rest = '';
  let last: Job | undefined;
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + chunk).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (!data) continue;
      last = JSON.parse(data) as Job;
      heard(last);
    }
  }
  if (last?.state !== 'SUCCEEDED') throw new UnexpectedAnswer(`任务结束于 ${last?.state ?? '未知状态'}`);
  return last;
}

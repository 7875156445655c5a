import { JsonText } from '../../platform/http/json-text.js';
import type { ImportResponse } from './dto/import.response.js';

/** 202: the import, and where its job is. */
export function acceptedImport(resource: JsonText): JsonText {
  const { jobId } = resource.value<ImportResponse>();
  return new JsonText(resource.text, { ...resource.headers, Location: `/api/v1/jobs/${jobId}` }, 202);
}

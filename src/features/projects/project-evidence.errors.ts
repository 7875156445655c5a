import { defineErrors } from '../../platform/kernel/domain-error.js';

export const evidenceErrors = defineErrors('PROJECT', {
  EVIDENCE_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '佐证材料不存在', en: 'There is no such evidence on the project' },
    detail: { zh: '请检查：{ids}。', en: 'Check: {ids}.' },
  },
  EVIDENCE_IN_USE: {
    kind: 'conflict',
    title: { zh: '该材料是已办流转的依据，不能移除', en: 'A move rests on this evidence; it stays' },
    detail: { zh: '可以补充上传新的材料。', en: 'You may attach a further file.' },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '文件不存在', en: 'There is no such file' },
    detail: {
      zh: '请先上传文件；只能使用本人或本单位上传的文件。',
      en: 'Upload it first; only files of your own or your unit can be attached.',
    },
  },
  EVIDENCE_ATTACHED: {
    kind: 'conflict',
    title: { zh: '该文件已作为同类材料上传', en: 'The file is attached as this type already' },
  },
});

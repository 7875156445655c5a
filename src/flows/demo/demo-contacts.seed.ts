import type { CreateContactRequest } from '../../features/contacts/dto/create-contact.dto.js';
import { DEMO_COMPANIES, type DemoCompany } from './demo-companies.seed.js';

/** Invented people, 示例 and a surname; addresses end in .example, which nobody can register. */
export interface DemoContact {
  readonly company: string;
  readonly content: Omit<CreateContactRequest, 'companyId'>;
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const TITLES = ['总经理', '创始人', '副总经理', '董事长'];

/** Everybody has a decision maker; every third company a person for the daily business too. */
export const DEMO_CONTACTS: readonly DemoContact[] = DEMO_COMPANIES.flatMap((company, index) => [
  decisionMaker(company, index),
  ...(index % 3 === 0 ? [liaison(company, index)] : []),
]);

function decisionMaker({ key, content }: DemoCompany, index: number): DemoContact {
  const isForeign = content.entityType === 'FOREIGN_ENTITY';
  return {
    company: key,
    content: {
      name: isForeign ? `Example ${'ABCDEFGHJKLMN'.charAt(index % 13)}. Person` : `示例${surname(index)}`,
      honorific: index % 2 ? 'MS' : 'MR',
      title: isForeign ? 'CEO' : (TITLES[index % TITLES.length] as string),
      decisionRole: 'DECISION_MAKER',
      email: `head${index + 1}@company${index + 1}.example`,
      language: content.investorCountry === 'IL' ? 'he' : isForeign ? 'en' : 'zh',
      source: index % 4 ? 'BUSINESS_CARD' : 'FROM_PERSON',
      lawfulBasis: 'DUTY',
    },
  };
}

function liaison({ key }: DemoCompany, index: number): DemoContact {
  return {
    company: key,
    content: {
      name: `示例${surname(index + 7)}`,
      honorific: index % 2 ? 'MR' : 'MS',
      title: '行政经理',
      department: '综合部',
      decisionRole: 'LIAISON',
      wechat: `shili_liaison_${index + 1}`,
      source: 'FROM_PERSON',
      lawfulBasis: 'DUTY',
    },
  };
}

function surname(index: number): string {
  return SURNAMES[index % SURNAMES.length] as string;
}

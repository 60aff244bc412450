import type { ErrorCode } from 'oneloop'
import type { Localized } from '../../i18n/language.ts'

const causes: Readonly<Partial<Record<ErrorCode, Localized>>> = {
  MODEL_FORMAT_UNKNOWN: {
    ko: '신경망을 담은 파일이 아닙니다.',
    en: 'This file holds no network.',
  },
  MODEL_FILE_TRUNCATED: { ko: '파일이 중간에 끊겼습니다.', en: 'This file is cut short.' },
  MODEL_FILE_CORRUPT: { ko: '파일이 손상되었습니다.', en: 'This file is damaged.' },
  MODEL_FILE_TOO_LARGE: {
    ko: '파일이 펼쳐지면 너무 커집니다.',
    en: 'This file would unpack to more than is safe.',
  },
  MODEL_FILE_UNSAFE: {
    ko: '파일이 코드를 실행하려고 해서 열지 않았습니다.',
    en: 'This file asks to run code, so it was not opened.',
  },
  MODEL_FILE_UNSUPPORTED: {
    ko: '이 페이지가 읽지 못하는 내용이 들어 있습니다.',
    en: 'This file holds something that the page can’t read.',
  },
  MODEL_FILES_MISSING: {
    ko: '함께 있어야 할 다른 파일이 없습니다.',
    en: 'This file needs another one beside it.',
  },
  MODEL_NOT_MLP: {
    ko: '이 페이지의 신경망처럼 층을 차례로 이은 신경망(MLP)이 아닙니다.',
    en: 'Its network is not one of plain layers, as this page’s are.',
  },
  SHAPE_MISMATCH: {
    ko: '이 신경망은 픽셀 784개를 받아 숫자 10개를 가리는 신경망이 아닙니다.',
    en: 'Its network does not take 784 pixels and tell ten digits apart.',
  },
  CHECKPOINT_CORRUPT: { ko: '체크포인트가 손상되었습니다.', en: 'This checkpoint is damaged.' },
  CHECKPOINT_VERSION: {
    ko: '이 체크포인트는 더 새로운 버전에서 만들었습니다.',
    en: 'A newer version wrote this checkpoint.',
  },
}

/** Why a file can't be opened, in words for the reader; null where only the program can say. */
export function fileFailure(code: string): Localized | null {
  return (causes as Readonly<Record<string, Localized>>)[code] ?? null
}

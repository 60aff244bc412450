import type { Localized } from '../i18n/language.ts'

export const text = {
  received: {
    ko: '공유받은 학습입니다: {settings}. **학습 시작**을 누르면 같은 설정으로 학습하고, 보낸 사람의 가중치와 한 비트도 다르지 않은지 확인합니다.',
    en: 'A run was shared with you: {settings}. Press **Train**: it trains with the same settings, and the weights are compared with the sender’s, bit by bit.',
  },
  same: {
    ko: '보낸 사람과 한 비트도 다르지 않습니다. 가중치의 SHA-256이 같습니다:',
    en: 'Same bits as the sender. The weights have the same SHA-256:',
  },
  changed: {
    ko: '공유받은 설정과 다르게 학습해서 비교할 수 없습니다. 공유받은 설정: {settings}.',
    en: 'This run has other settings than the shared one, so they can’t be compared. The shared one has {settings}.',
  },
  back: { ko: '공유받은 설정으로 되돌리기', en: 'Set them back' },
  other: {
    ko: '설정은 같은데 가중치가 다릅니다. 보낸 사람 {theirs}…, 여기 {ours}….',
    en: 'The settings are the same and the weights are not: the sender’s {theirs}…, here {ours}….',
  },
  otherEngine: {
    ko: '이 엔진은 기기마다 반올림이 달라서 마지막 비트까지 같지는 않을 수 있습니다.',
    en: 'This engine rounds otherwise on other devices, so the last bits may differ.',
  },
  otherWhy: {
    ko: '링크가 바뀌었거나, 서로 다른 버전의 페이지일 수 있습니다.',
    en: 'The link was changed, or the pages are of different versions.',
  },
  unreadable: {
    ko: '이 링크에는 이 페이지가 학습할 수 있는 설정이 들어 있지 않습니다. 링크를 다시 받아 보세요.',
    en: 'This link holds no run that this page can train. Ask for the link again.',
  },
  share: { ko: '이 학습 공유하기', en: 'Share this run' },
  link: {
    ko: '모든 설정과 시드, 가중치의 SHA-256이 담긴 링크',
    en: 'A link with every setting, the seed and the SHA-256',
  },
  copy: { ko: '링크 복사', en: 'Copy the link' },
  copied: { ko: '복사했습니다', en: 'Copied' },
  qr: { ko: '이 링크의 QR 코드', en: 'QR code of this link' },
  onlyHere: {
    ko: '이 주소는 이 컴퓨터에서만 열립니다.',
    en: 'This address opens on this computer only.',
  },
} as const satisfies Record<string, Localized>

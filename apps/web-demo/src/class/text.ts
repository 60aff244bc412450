import type { Localized } from '../i18n/language.ts'

export const text = {
  class: { ko: '함께 학습하기', en: 'Learning together' },
  joining: { ko: '수업에 연결하는 중입니다…', en: 'Joining the class…' },
  lost: {
    ko: '선생님의 컴퓨터에 연결되지 않았습니다. 연결되면 저절로 이어집니다.',
    en: 'The teacher’s computer does not answer. As soon as it does, this goes on by itself.',
  },
  full: { ko: '자리가 모두 찼습니다.', en: 'All seats are taken.' },
  seat: { ko: '{seat}번 자리', en: 'Seat {seat}' },
  seed: { ko: '시드 {value}', en: 'seed {value}' },
  learningRate: { ko: '학습률 {value}', en: 'learning rate {value}' },
  task: {
    ko: '{seat}번 자리의 설정은 **{setting}**입니다. 나머지는 모두 같습니다. 학습 시작을 누르세요.',
    en: 'You have seat {seat} and train with **{setting}**; all else is the same for everyone. Press Train.',
  },
  other: {
    ko: '지금 학습은 {setting}의 설정이 아니므로 칠판에 보내지 않습니다.',
    en: 'The run in view is not the class’s run with {setting}, so it is not sent to the board.',
  },
  useAgain: { ko: '수업 설정으로', en: 'Back to the class’s settings' },
  sent: {
    ko: '칠판에 보냈습니다: 정확도 {accuracy}%, 가중치의 지문 {fingerprint}',
    en: 'Sent to the board: accuracy {accuracy}%, fingerprint of the weights {fingerprint}',
  },
  boardTitle: { ko: '칠판: 모두의 결과', en: 'The board: what everyone got' },
  boardLead: {
    ko: '같은 설정을 받은 두 컴퓨터는 한 비트까지 같은 가중치에 이릅니다.',
    en: 'Two computers that train with one setting end in the same weights, to the bit.',
  },
  joinHere: { ko: '이 주소에서 참여하세요', en: 'Join at this address' },
  onlyHere: {
    ko: '이 주소는 이 컴퓨터에서만 열립니다. 칠판을 다른 컴퓨터에서도 열 수 있는 주소로 여세요.',
    en: 'This address works on this computer alone. Open the board by the address that was printed for others.',
  },
  qr: { ko: '참여 주소의 QR 코드', en: 'QR code of that address' },
  counts: {
    ko: '참여한 탭 {joined}개, 끝난 학습 {done}개',
    en: '{joined} {joined:tab|tabs} joined, {done} {done:run|runs} finished',
  },
  setting: { ko: '설정', en: 'Setting' },
  runs: { ko: '끝난 학습', en: 'Finished' },
  accuracy: { ko: '테스트 정확도', en: 'Test accuracy' },
  loss: { ko: '손실', en: 'Loss' },
  fingerprint: { ko: '가중치의 지문', en: 'Fingerprint' },
  agreement: { ko: '비트까지 같은가?', en: 'Same bits?' },
  same: { ko: '컴퓨터 {n}대가 같음', en: '{n} computers agree' },
  different: { ko: '서로 다름', en: 'they differ' },
  waiting: { ko: '아직 아무도 참여하지 않았습니다.', en: 'Nobody has joined yet.' },
} as const satisfies Record<string, Localized>

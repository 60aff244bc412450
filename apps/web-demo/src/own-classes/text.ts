import type { Localized } from '../i18n/language.ts'

export const text = {
  draw: { ko: '그려서 모으기', en: 'Draw the examples' },
  pad: { ko: '그림판', en: 'Drawing pad' },
  padHint: { ko: '여기에 그리세요', en: 'Draw here' },
  keys: {
    ko: '키보드: 화살표로 움직이고 스페이스로 펜을 내리거나 올립니다.',
    en: 'By keyboard: arrow keys move, space lowers and lifts the pen.',
  },
  which: { ko: '무엇을 그리나요?', en: 'What are you drawing?' },
  unnamed: { ko: '이름 없는 {n}번', en: 'class {n}, not named yet' },
  add: { ko: '예시로 넣기', en: 'Add as an example' },
  wipe: { ko: '지우고 다시', en: 'Wipe the pad' },
  pictures: { ko: '사진·zip 넣기', en: 'Add pictures or a zip' },
  dropPictures: {
    ko: 'PNG나 JPEG는 페이지 아무 데나 놓아도 됩니다.',
    en: 'Or drop PNG or JPEG files anywhere on the page.',
  },
  reads: { ko: '지금 그림은', en: 'It takes this for' },
  drawSome: { ko: '그리면 신경망이 바로 알아맞힙니다.', en: 'Draw, and the network says at once what it is.' },
  probabilities: { ko: '클래스마다의 확률', en: 'Probability of each class' },
  // The classes.
  classes: { ko: '내 클래스', en: 'Your classes' },
  name: { ko: '{n}번의 이름', en: 'Name of class {n}' },
  placeholder: { ko: '예: 고양이', en: 'such as cat' },
  count: { ko: '그림 {n}장', en: '{n} {n:drawing|drawings}' },
  removeExample: { ko: '{name}: {n}번째 그림 빼기', en: 'Take out drawing {n} of {name}' },
  removeClass: { ko: '빼기', en: 'Remove' },
  removeNamed: { ko: '{name} 빼기', en: 'Remove {name}' },
  sure: { ko: '그림 {n}장과 함께 뺄까요?', en: 'Remove with its {n} {n:drawing|drawings}?' },
  addClass: { ko: '클래스 더하기', en: 'Add a class' },
  forget: { ko: '모두 지우기', en: 'Forget everything' },
  forgetSure: { ko: '정말 모두 지울까요?', en: 'Really forget everything?' },
  saveImages: { ko: '그림을 PNG로 저장', en: 'Save the drawings as PNGs' },
  saveIdx: { ko: '그림을 IDX로 저장', en: 'Save the drawings as IDX' },
  storageFailing: {
    ko: '브라우저의 저장 공간이 꽉 찼거나 꺼져 있어 그림이 보관되지 않습니다. zip으로 저장해 두세요.',
    en: 'Storage is full or switched off, so the drawings are not kept: save them as a zip.',
  },
  // Training.
  training: { ko: '학습', en: 'Training' },
  obstacleUnnamed: { ko: '클래스마다 이름을 붙여 주세요.', en: 'Give each class a name.' },
  obstacleSameName: { ko: '이름이 같은 클래스가 있습니다.', en: 'Two classes have the same name.' },
  obstacleFew: {
    ko: '클래스마다 그림이 {least}장 이상 있어야 합니다. {enough}장이면 넉넉합니다.',
    en: 'Each class needs {least} drawings or more; {enough} are enough.',
  },
  planned: {
    ko: '그림 {train}장으로 배우고 {held}장은 채점에만 씁니다. 배우는 그림은 볼 때마다 조금씩 옮기고 돌리고 키우고 줄여서, 몇 장만으로도 여러 장을 본 것처럼 배웁니다.',
    en: 'Learns from {train} drawings, and keeps {held} back to be graded by. What it learns from is shifted, turned and scaled a little each time, so that a few drawings do the work of many.',
  },
  start: { ko: '시작하는 신경망', en: 'Start from' },
  fresh: { ko: '새 신경망', en: 'a new network' },
  digits: { ko: '위에서 학습한 숫자 신경망', en: 'the digit network above' },
  learn: { ko: '내 그림으로 학습', en: 'Learn my drawings' },
  progress: { ko: '그림 학습 진행', en: 'Progress on the drawings' },
  epoch: {
    ko: '에폭 {epoch}/{epochs}: 배우지 않은 그림을 {percent}% 맞힙니다.',
    en: 'Epoch {epoch} of {epochs}: right on {percent}% of the drawings held back.',
  },
  starting: { ko: '준비하는 중…', en: 'Getting ready…' },
  accuracyChart: {
    ko: '에폭에 따른, 배우지 않은 그림의 정확도',
    en: 'Accuracy on the drawings held back, over the epochs',
  },
  // The report.
  report: { ko: '채점', en: 'How good it is' },
  right: { ko: '배우지 않은 그림 {n}장에서 맞힌 비율', en: 'right, of {n} drawings held back' },
  pressCell: { ko: '칸을 누르면 그 그림들이 나옵니다', en: 'press a cell to see its drawings' },
  cell: {
    ko: '실제 {actual}, 예측 {predicted}: {n}장',
    en: 'Is {actual}, read as {predicted}: {n} {n:drawing|drawings}',
  },
  reading: {
    ko: '실제 {actual}, 예측 {predicted}, {percent}%',
    en: 'is {actual}, read as {predicted}, {percent}% sure',
  },
  take: { ko: '가져가서 쓰기', en: 'Take it with you' },
  takeLead: {
    ko: '코드는 저장한 그림(PNG나 IDX)을 읽어 이름을 말합니다. 다른 그림이라면 28×28의 회색조, 어두운 바탕에 밝은 선이어야 합니다.',
    en: 'The code reads the saved drawings (PNG or IDX) and names them. Any other image must be 28 × 28, grey, bright on dark.',
  },
} as const satisfies Record<string, Localized>

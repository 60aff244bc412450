import type { Localized } from '../../i18n/language.ts'

export const text = {
  lead: {
    ko: '배운 것은 모두 숫자입니다. 숫자를 파일에 담으면 어디서든 이어서 쓸 수 있습니다.',
    en: 'All that was learnt is numbers. Put them in a file, and they work anywhere.',
  },
  body: {
    ko: '[[state-dict|state_dict(상태 사전)]]는 파라미터를 이름과 함께 담은 목록입니다. 새로 만든, 아직 아무것도 배우지 않은 신경망에 넣으면 같은 정확도가 나옵니다.\n\n여기서 받은 `.pth`는 PyTorch가 열고, PyTorch가 저장한 `.pth`는 여기서 열립니다. 파일은 이 탭을 떠나지 않습니다.',
    en: 'A [[state-dict|state dict]] is the list of parameters by name. Put it into a fresh network that has learnt nothing, and the accuracy is the same.\n\nPyTorch opens a `.pth` from here, and what PyTorch saved opens here. Files do not leave this tab.',
  },
  play: { ko: '모델을 파일로, 파일을 모델로', en: 'A model to a file, and back' },
  format: { ko: '형식', en: 'Format' },
  download: { ko: '모델 내려받기', en: 'Download model' },
  open: { ko: '모델 열기', en: 'Open model' },
  drop: { ko: '파일을 이 페이지 아무 데나 놓아도 됩니다.', en: 'Or drop a file anywhere on the page.' },
  dropNow: { ko: '여기에 놓으면 엽니다', en: 'Drop to open it' },
  untrained: {
    ko: '지금은 아직 배우지 않은 신경망입니다. 받으면 그 상태 그대로 담깁니다.',
    en: 'The network has learnt nothing yet: the file will say so.',
  },
  opening: { ko: '{name} 여는 중…', en: 'Opening {name}…' },
  opened: {
    ko: '새 신경망에 불러온 파일: {name}. 테스트 정확도',
    en: 'Loaded {name} into a fresh network. Test accuracy:',
  },
  evaluating: { ko: '평가 중…', en: 'evaluating…' },
  inferred: { ko: '파일에 없어서 이렇게 보았습니다', en: 'The file does not say, so this was assumed' },
  badFile: { ko: '이 파일은 열 수 없습니다.', en: 'This file can’t be opened.' },
  badFileFix: {
    ko: 'safetensors나 PyTorch의 .pth처럼 신경망을 담은 파일을 고르세요. 지금의 신경망은 그대로입니다.',
    en: 'Choose a file that holds a network, such as safetensors or PyTorch’s .pth. Nothing has changed.',
  },
  resumeTitle: { ko: '중간에 닫아도', en: 'If you close the tab' },
  resumeBody: {
    ko: '에폭이 끝날 때마다 가중치와 옵티마이저의 기억, 지금 위치를 이 브라우저에 보관합니다. 학습하다 새로 고쳐 보세요. **이어서 학습**을 누르면 중지하지 않은 것과 한 비트도 다르지 않게 이어집니다.',
    en: 'After every epoch this browser keeps the weights, the optimizer’s memory and the place in the data. Reload in the middle of training and press **Resume**: it goes on, to the very bits of a run that never stopped.',
  },
  kept: { ko: '보관된 학습: {epoch}/{epochs} 에폭', en: 'Kept: {epoch} of {epochs} {epochs:epoch|epochs}' },
  notKept: { ko: '아직 보관된 학습이 없습니다.', en: 'Nothing is kept yet.' },
  sha256: { ko: '가중치의 SHA-256', en: 'SHA-256 of the weights' },
  sha256Note: {
    ko: '같은 시드와 설정이면 명령줄의 `oneloop train`도 같은 값을 냅니다.',
    en: 'With the same seed and settings `oneloop train` on the command line gives the same.',
  },
  code: { ko: '저장하고 불러오는 코드', en: 'Saving and loading, in code' },
} as const satisfies Record<string, Localized>

import type { Term } from '../term.ts'

export const practiceTerms = {
  'training-loop': {
    section: 'training-loop',
    ko: {
      name: '학습 루프',
      text: '미니배치 → 순전파 → 손실 → 역전파 → 갱신을 데이터가 끝날 때까지, 그리고 에폭 수만큼 되풀이하는 흐름입니다.',
    },
    en: {
      name: 'training loop',
      text: 'Batch → forward → loss → backward → update, again and again until the data is used up, and that once an epoch.',
    },
    also: ['loop', '루프', 'fit'],
  },
  'training-mode': {
    section: 'training-loop',
    ko: { name: '학습 모드', text: '학습하는 동안의 상태입니다. 드롭아웃이 켜지고 파라미터가 바뀝니다.' },
    en: { name: 'training mode', text: 'How the network is while it learns: dropout on, parameters changing.' },
    also: ['train mode', 'model.train()'],
  },
  'evaluation-mode': {
    section: 'evaluation',
    ko: {
      name: '평가 모드',
      text: '평가하는 동안의 상태입니다. 드롭아웃을 끄고, 기울기를 구하지 않고, 파라미터도 바꾸지 않습니다.',
    },
    en: {
      name: 'evaluation mode',
      text: 'How the network is while it is tested: dropout off, no gradients, nothing changes.',
    },
    also: ['eval mode', 'model.eval()', 'inference', '추론'],
  },
  accuracy: {
    section: 'evaluation',
    ko: { name: '정확도', text: '테스트 데이터 가운데 맞힌 비율입니다. 10,000장에서 9,690장을 맞히면 96.90%입니다.' },
    en: { name: 'accuracy', text: 'The share of test examples that are right: 9,690 of 10,000 is 96.90%.' },
    also: ['정답률'],
  },
  argmax: {
    section: 'evaluation',
    ko: { name: 'arg-max', text: '가장 큰 값이 있는 자리입니다. 로짓이 가장 큰 클래스가 신경망의 답이 됩니다.' },
    en: {
      name: 'arg-max',
      text: 'Where the largest value is. The class with the largest logit is the network’s answer.',
    },
    also: ['argmax', '최댓값 위치'],
  },
  'confusion-matrix': {
    section: 'evaluation',
    ko: {
      name: '혼동 행렬',
      text: '어떤 숫자를 어떤 숫자로 잘못 읽었는지 세어 놓은 표입니다. 대각선이 맞힌 수입니다.',
    },
    en: { name: 'confusion matrix', text: 'A table of what was taken for what. The diagonal is what was right.' },
    also: ['혼동행렬'],
  },
  'state-dict': {
    section: 'save-and-load',
    ko: {
      name: 'state_dict(상태 사전)',
      text: '배운 파라미터를 fc1.weight, fc1.bias처럼 이름을 붙여 담은 것입니다. 이것만 저장해 두면 새 신경망에 불러와 똑같이 쓸 수 있습니다.',
    },
    en: {
      name: 'state dict',
      text: 'The learnt parameters by name: fc1.weight, fc1.bias and so on. Save it, load it into a fresh network, and that network knows the same.',
    },
    also: ['state_dict', '.pth', 'weights', '저장', '불러오기', 'save', 'load'],
  },
  checkpoint: {
    section: 'save-and-load',
    ko: {
      name: '체크포인트',
      text: '파라미터뿐 아니라 옵티마이저의 기억과 몇 번째 단계인지까지 담은 저장본입니다. 중지한 자리에서 그대로 이어 갈 수 있습니다.',
    },
    en: {
      name: 'checkpoint',
      text: 'A save of parameters, the optimizer’s memory and the step reached, so that training can go on where it stopped.',
    },
    also: ['resume', '이어 하기'],
  },
  hyperparameter: {
    section: 'training-loop',
    ko: {
      name: '하이퍼파라미터',
      text: '학습으로 얻지 않고 사람이 정하는 값입니다. 학습률, 배치 크기, 에폭 수, 층의 너비가 그렇습니다.',
    },
    en: {
      name: 'hyperparameter',
      text: 'What people set and learning does not: learning rate, batch size, epochs, widths of layers.',
    },
    also: ['설정값'],
  },
  engine: {
    section: 'training-loop',
    ko: {
      name: '엔진',
      text: '한 단계의 계산을 실제로 맡는 부분입니다. WASM이든 GPU든 바꿔 끼울 수 있고, 학습 루프는 그대로입니다.',
    },
    en: {
      name: 'engine',
      text: 'What does the arithmetic of a step: WASM or GPU can be swapped in, and the training loop stays as it is.',
    },
    also: ['backend', '백엔드', 'WebGPU', 'WASM', 'device'],
  },
} as const satisfies Record<string, Term>

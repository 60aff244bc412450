import type { Term } from '../term.ts'

export const learningTerms = {
  loss: {
    section: 'loss',
    ko: { name: '손실 함수', text: '예측이 얼마나 틀렸는지를 숫자 하나로 나타내는 함수입니다. 작을수록 좋습니다.' },
    en: { name: 'loss function', text: 'How wrong a prediction is, as one number. Smaller is better.' },
    also: ['loss', '손실', 'cost', '비용 함수', 'objective'],
  },
  'cross-entropy': {
    section: 'loss',
    ko: {
      name: '교차 엔트로피',
      text: '분류에 쓰는 손실로, 정답에 준 확률이 p일 때 −ln p입니다. 자신 있게 틀릴수록 아주 커집니다.',
    },
    en: {
      name: 'cross entropy',
      text: 'The loss for choosing among classes: −ln p, with p the probability given to the right answer. Being sure and wrong costs most.',
    },
    also: ['log loss', '크로스 엔트로피', 'negative log likelihood'],
  },
  'squared-error': {
    section: 'gradient',
    ko: {
      name: '제곱 오차',
      text: '예측 y와 목표 t의 차이를 제곱한 손실, (y − t)²입니다. 많이 틀릴수록 손실이 훨씬 빠르게 커집니다.',
    },
    en: {
      name: 'squared error',
      text: 'The loss (y − t)²: the difference of prediction and target, squared, so that far off costs far more.',
    },
    also: ['mean squared error', 'MSE', '평균 제곱 오차'],
  },
  'backward-pass': {
    section: 'gradient',
    ko: {
      name: '역전파',
      text: '손실에서 출발해 연쇄 법칙으로 모든 파라미터의 기울기를 거꾸로 구해 가는 과정입니다.',
    },
    en: {
      name: 'backward pass',
      text: 'From the loss back to every parameter by the chain rule: it finds all the gradients in one sweep.',
    },
    also: ['backpropagation', 'backprop', '오차 역전파'],
  },
  'chain-rule': {
    section: 'gradient',
    ko: {
      name: '연쇄 법칙',
      text: '이어진 계산의 미분은 계산마다의 미분을 곱한 것과 같다는 규칙입니다. dL/dw = dL/dy · dy/dw.',
    },
    en: {
      name: 'chain rule',
      text: 'The derivative of steps in a row is the product of their derivatives: dL/dw = dL/dy · dy/dw.',
    },
    also: ['합성함수 미분', 'derivative', '미분'],
  },
  gradient: {
    section: 'gradient',
    ko: {
      name: '기울기(그레이디언트)',
      text: '파라미터를 조금 올릴 때 손실이 얼마나 변하는지를 나타냅니다. 나침반과 같아서, 양수면 값을 낮추고 음수면 높여야 손실이 줄어듭니다.',
    },
    en: {
      name: 'gradient',
      text: 'How fast the loss changes as a parameter grows: a compass. Positive means lower the value, negative means raise it.',
    },
    also: ['slope', 'derivative', '그래디언트', '경사'],
  },
  'gradient-norm': {
    section: 'gradient-norms',
    ko: {
      name: '기울기의 크기(노름)',
      text: '한 파라미터 묶음의 기울기를 모두 제곱해 더하고 제곱근을 씌운 값입니다. 크면 가파르고, 작으면 평평합니다.',
    },
    en: {
      name: 'gradient norm',
      text: 'The size of a gradient: the square root of the sum of squares. Large is steep, small is flat.',
    },
    also: ['L2 norm', '노름', 'vanishing gradient', 'exploding gradient', '기울기 소실'],
  },
  'automatic-differentiation': {
    section: 'gradient',
    ko: {
      name: '자동 미분',
      text: '계산 과정을 기록해 두었다가 거꾸로 따라가며 기울기를 기계적으로 구하는 방법입니다. 손으로 푼 답과 똑같습니다.',
    },
    en: {
      name: 'automatic differentiation',
      text: 'Recording how a number was computed and walking back along the record to find gradients. The same answer as by hand.',
    },
    also: ['autodiff', 'autograd', '오토그래드'],
  },
  'learning-rate': {
    section: 'gradient',
    ko: {
      name: '학습률',
      text: '한 번 갱신할 때 얼마나 멀리 움직일지 정하는 수로, η(에타)라고 적습니다. 너무 크면 튕겨 나가고 너무 작으면 거의 나아가지 못합니다.',
    },
    en: {
      name: 'learning rate',
      text: 'How far one update moves, written η (eta). Too large and it flies off; too small and it crawls.',
    },
    also: ['lr', 'eta', 'η', 'step size'],
  },
  update: {
    section: 'gradient',
    ko: { name: '갱신', text: '기울기의 반대쪽으로 파라미터를 조금 옮기는 일입니다. w ← w − η · ∂L/∂w.' },
    en: { name: 'update', text: 'Moving a parameter a little against its gradient: w ← w − η · ∂L/∂w.' },
    also: ['update rule', '업데이트', 'gradient descent', '경사 하강법'],
  },
  divergence: {
    section: 'gradient',
    ko: {
      name: '발산',
      text: '갱신할수록 손실이 오히려 커지며 끝없이 멀어지는 상태입니다. 대개 학습률이 너무 크기 때문입니다.',
    },
    en: {
      name: 'divergence',
      text: 'Updates that make the loss grow without end. Mostly the learning rate is too large.',
    },
    also: ['diverge', 'NaN'],
  },
  optimizer: {
    section: 'optimizers',
    ko: {
      name: '옵티마이저',
      text: '기울기를 받아 파라미터를 어떻게 고칠지 정하는 규칙입니다. SGD, 모멘텀, RMSprop, Adam 등이 있습니다.',
    },
    en: {
      name: 'optimizer',
      text: 'The rule that turns gradients into updates: SGD, momentum, RMSprop, Adam and others.',
    },
    also: ['최적화', 'optimiser'],
  },
  sgd: {
    section: 'optimizers',
    ko: {
      name: 'SGD(확률적 경사 하강법)',
      text: '미니배치의 기울기에 학습률을 곱해 그대로 빼는 가장 단순한 옵티마이저입니다.',
    },
    en: {
      name: 'SGD',
      text: 'Stochastic gradient descent, the plainest rule: subtract learning rate × the mini-batch’s gradient.',
    },
    also: ['stochastic gradient descent', '경사 하강법'],
  },
  momentum: {
    section: 'optimizers',
    ko: {
      name: '모멘텀',
      text: '지난 움직임의 일부를 이어 가는 규칙입니다. 언덕을 구르는 공처럼 같은 방향이면 빨라지고, 엇갈리면 흔들림이 줄어듭니다.',
    },
    en: {
      name: 'momentum',
      text: 'Keeps part of the last movement, like a ball rolling: faster where gradients agree, calmer where they alternate.',
    },
    also: ['관성', 'Nesterov'],
  },
  rmsprop: {
    section: 'optimizers',
    ko: {
      name: 'RMSprop',
      text: '최근 기울기의 크기로 나눠 파라미터마다 보폭을 맞추는 옵티마이저입니다. Adagrad와 달리 오래된 기울기는 잊습니다.',
    },
    en: {
      name: 'RMSprop',
      text: 'Divides each step by the recent size of that parameter’s gradient. Unlike Adagrad it forgets the old ones.',
    },
    also: ['adagrad'],
  },
  adam: {
    section: 'optimizers',
    ko: {
      name: 'Adam',
      text: '기울기의 평균(모멘텀)과 제곱의 평균을 함께 기억해서, 파라미터마다 알맞은 보폭으로 움직이는 옵티마이저입니다. 이 수업은 Adam으로 배웁니다.',
    },
    en: {
      name: 'Adam',
      text: 'Remembers the mean of each gradient and of its square, and so adapts the step per parameter. This lesson trains with it.',
    },
    also: ['AdamW', 'adaptive moment', '아담', 'beta'],
  },
} as const satisfies Record<string, Term>

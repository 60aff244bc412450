import type { Term } from '../term.ts'

export const networkTerms = {
  network: {
    section: 'network',
    ko: {
      name: '신경망(MLP)',
      text: '층을 차례로 이어 붙인 계산입니다. 여기서는 784 → 128 → 64 → 10, 모든 뉴런이 앞 층의 모든 뉴런과 이어진 다층 퍼셉트론입니다.',
    },
    en: {
      name: 'network (MLP)',
      text: 'Layers of computation, one after the other. Here 784 → 128 → 64 → 10: a multi-layer perceptron, each neuron joined to all of the layer before.',
    },
    also: ['multi-layer perceptron', 'model', '모델', '다층 퍼셉트론', 'neural network', '인공 신경망'],
  },
  layer: {
    section: 'network',
    ko: {
      name: '층(레이어)',
      text: '숫자 묶음을 받아 가중치를 곱하고 편향을 더한 뒤 활성 함수를 거쳐 내보내는 부분입니다. fc1, fc2, fc3이 있습니다.',
    },
    en: {
      name: 'layer',
      text: 'A stage of the network: multiply by weights, add biases, pass through the activation. Ours are fc1, fc2 and fc3.',
    },
    also: ['Linear', 'fully connected', '선형 층', '전결합'],
  },
  neuron: {
    section: 'network',
    ko: {
      name: '뉴런',
      text: '층 안에서 숫자 하나를 내는 단위입니다. 입력마다 가중치를 곱해 모두 더하고, 편향을 더합니다.',
    },
    en: {
      name: 'neuron',
      text: 'What gives one number in a layer: every input times its weight, all added up, plus a bias.',
    },
    also: ['unit', '유닛', '노드'],
  },
  parameter: {
    section: 'network',
    ko: {
      name: '파라미터(매개변수)',
      text: '배우면서 바뀌는 숫자, 곧 가중치와 편향입니다. 이 신경망에는 109,386개가 있습니다.',
    },
    en: {
      name: 'parameter',
      text: 'A number that learning changes: the weights and the biases. This network has 109,386.',
    },
    also: ['weights', '매개 변수'],
  },
  weight: {
    section: 'network',
    ko: {
      name: '가중치',
      text: '입력 하나가 뉴런에 얼마나, 어느 방향으로 영향을 주는지 정하는 파라미터입니다. 식에서는 w로 적습니다.',
    },
    en: { name: 'weight', text: 'How much one input counts for a neuron, and in which direction. Written w.' },
    also: ['w'],
  },
  bias: {
    section: 'network',
    ko: {
      name: '편향',
      text: '입력과 상관없이 더해지는 파라미터입니다. 뉴런이 얼마나 쉽게 켜지는지 정합니다. 식에서는 b로 적습니다.',
    },
    en: { name: 'bias', text: 'Added whatever the inputs are: it sets how easily a neuron switches on. Written b.' },
    also: ['b', '바이어스'],
  },
  initialization: {
    section: 'network',
    ko: {
      name: '초기화',
      text: '배우기 전 파라미터의 첫 값을 정하는 일입니다. 여기서는 PyTorch처럼 ±1/√(입력 수) 사이에서 고르게 뽑습니다.',
    },
    en: {
      name: 'initialisation',
      text: 'Choosing the first values of the parameters. Here as PyTorch does: uniform between ±1/√(inputs).',
    },
    also: ['initialization', 'init', '초깃값'],
  },
  activation: {
    section: 'network',
    ko: {
      name: '활성 함수',
      text: '층과 층 사이에서 값을 구부려 주는 비선형 함수입니다. 이것이 없으면 층을 아무리 쌓아도 한 층과 다를 바 없습니다.',
    },
    en: {
      name: 'activation',
      text: 'A bend between layers: a non-linear function. Without it any number of layers would be no more than one.',
    },
    also: ['activation function', '활성화 함수', 'non-linearity', '비선형'],
  },
  relu: {
    section: 'network',
    ko: {
      name: 'ReLU',
      text: '음수는 0으로 만들고 양수는 그대로 두는 활성 함수입니다. max(0, x). 단순하고 빨라서 가장 많이 씁니다.',
    },
    en: { name: 'ReLU', text: 'max(0, x): negative becomes 0, positive stays. Simple, fast, and used the most.' },
    also: ['rectified linear unit', '렐루'],
  },
  sigmoid: {
    section: 'network',
    ko: {
      name: 'Sigmoid',
      text: '어떤 수든 0과 1 사이로 눌러 주는 S자 활성 함수입니다. 양 끝에서는 기울기가 거의 0이라 학습이 느려집니다.',
    },
    en: {
      name: 'Sigmoid',
      text: 'An S that squeezes any number between 0 and 1. Its slope is nearly 0 at both ends, where learning slows down.',
    },
    also: ['시그모이드', 'logistic'],
  },
  dropout: {
    section: 'network',
    ko: {
      name: '드롭아웃',
      text: '학습하는 동안 뉴런을 무작위로 꺼서 몇몇 뉴런에만 기대지 못하게 하는 방법입니다. 과적합을 줄여 줍니다. 평가할 때는 하나도 끄지 않습니다.',
    },
    en: {
      name: 'dropout',
      text: 'Silencing neurons at random in training, so that none is relied on too much. It works against overfitting. In evaluation all are on.',
    },
    also: ['regularization', '규제'],
  },
  'forward-pass': {
    section: 'forward',
    ko: { name: '순전파', text: '입력이 층을 차례로 지나 예측이 되어 나오는 과정입니다. 입력 → 층 → 예측.' },
    en: { name: 'forward pass', text: 'The way from the input through the layers to the prediction.' },
    also: ['forward propagation', '순방향', '포워드'],
  },
  logit: {
    section: 'forward',
    ko: {
      name: '로짓',
      text: '마지막 층이 내는, 아직 확률이 아닌 점수입니다. 클래스마다 하나씩 있고 음수도 될 수 있습니다.',
    },
    en: {
      name: 'logit',
      text: 'A score that the last layer gives, one a class: not a probability yet, and possibly negative.',
    },
    also: ['logits', 'score', '점수'],
  },
  softmax: {
    section: 'loss',
    ko: {
      name: '소프트맥스',
      text: '로짓들을 모두 더하면 1이 되는 확률로 바꾸는 함수입니다. 점수가 클수록 확률도 큽니다.',
    },
    en: {
      name: 'softmax',
      text: 'Turns logits into probabilities that add up to 1. The higher the score, the more probable.',
    },
    also: ['probability', '확률'],
  },
} as const satisfies Record<string, Term>
